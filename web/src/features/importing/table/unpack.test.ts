import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from './limits';
import { pack, type Parts, unpack } from './unpack';

const SHEET = 'xl/worksheets/sheet1.xml';
const partsOf = (...parts: [name: string, bytes: Uint8Array<ArrayBuffer>][]): Parts => new Map(parts);
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

/** An archive of one packed part that may lie of what it holds. */
function archiveOf(unpacked: Uint8Array, { declared = unpacked.length, name = SHEET, flags = 0 } = {}): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(deflateRawSync(unpacked));
  const archive = pack(partsOf([name, packed]));
  const view = new DataView(archive.buffer);
  const entry = 30 + name.length + packed.length;
  view.setUint16(8, 8, true);
  view.setUint16(entry + 8, flags, true);
  view.setUint16(entry + 10, 8, true);
  view.setUint32(entry + 24, declared, true);
  return archive;
}
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('a workbook', () => {
  it('is unpacked as far as a table needs it', async () => {
    const archive = pack(
      partsOf(
        [SHEET, bytesOf('<sheet/>')],
        ['xl/media/image1.png', bytesOf('png')],
        ['xl/drawings/drawing1.xml', bytesOf('<drawing/>')],
        ['xl/worksheets/_rels/sheet1.xml.rels', bytesOf('<rels/>')],
        ['_rels/.rels', bytesOf('<rels/>')],
      ),
    );
    expect([...(await unpack(archive)).keys()]).toEqual([SHEET, '_rels/.rels']);
    const unpacked = await unpack(archiveOf(bytesOf('<sheet/>')));
    expect(Buffer.from(unpacked.get(SHEET) ?? []).toString()).toBe('<sheet/>');
  });

  it('that says it holds gigabytes is refused before anything is unpacked', async () => {
    await expect(unpack(archiveOf(bytesOf('x'), { declared: 3_000_000_000 }))).rejects.toThrow(refusal('TOO_LARGE_UNPACKED'));
  });

  it('that lies of its size is refused as soon as more comes out than may', async () => {
    const bomb = archiveOf(new Uint8Array(limits.unpackedBytes + 1), { declared: 10 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const reports: number[] = [];
    await expect(unpack(bomb, (bytes) => reports.push(bytes))).rejects.toThrow(refusal('TOO_LARGE_UNPACKED'));
    expect(reports).toEqual([]);
  });

  it('of many parts is counted as a whole, the same part named again and again too', async () => {
    const part = archiveOf(new Uint8Array(limits.unpackedBytes / 4), { declared: 0 });
    const view = new DataView(part.buffer);
    const directory = view.getUint32(part.length - 6, true);
    const entry = part.slice(directory, part.length - 22);
    const end = part.slice(part.length - 22);
    const archive = new Uint8Array([...part.slice(0, directory), ...entry, ...entry, ...entry, ...entry, ...entry, ...end]);
    new DataView(archive.buffer).setUint16(archive.length - 12, 5, true);
    await expect(unpack(archive)).rejects.toThrow(refusal('TOO_LARGE_UNPACKED'));
  });

  it('with a password, and what is no archive, are told apart', async () => {
    await expect(unpack(archiveOf(bytesOf('x'), { flags: 1 }))).rejects.toThrow(refusal('ENCRYPTED'));
    await expect(unpack(bytesOf('PK and then nothing that could be read as an archive'))).rejects.toThrow(refusal('DAMAGED'));
    const cut = archiveOf(bytesOf('<sheet/>'.repeat(1000)));
    cut.fill(0, 60, 70);
    await expect(unpack(cut)).rejects.toThrow(refusal('DAMAGED'));
    const outside = archiveOf(bytesOf('x'));
    new DataView(outside.buffer).setUint32(outside.length - 6, 0xfffffff0, true);
    await expect(unpack(outside)).rejects.toThrow(refusal('DAMAGED'));
  });
});
