import { limits, Refused } from './limits';

// A workbook is a ZIP archive, and an archive of one megabyte can hold gigabytes. So it is unpacked here, and only what a table needs,
// counting what really comes out (what the archive says of its sizes may be a lie). The library that reads workbooks gets these parts
// as an archive in which nothing is packed.

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const IN_ZIP64_EXTRA = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

/** Parts of a workbook by their names. */
export type Parts = Map<string, Uint8Array<ArrayBuffer>>;

/** What a table is made of: neither pictures nor charts, comments and links to other workbooks. */
const isWanted = (name: string): boolean =>
  /\.(xml|rels)$/i.test(name) &&
  !/(^|\/)(docProps|customXml|drawings|charts?|media|theme|pivot\w+|externalLinks|slicer\w*|timeline\w*|tables|threadedComments|persons|ctrlProps|queryTables|comments\d*\.xml|metadata\.xml|worksheets\/_rels)(\/|$)/i.test(
    name,
  );

const damaged = (): never => {
  throw new Refused('DAMAGED');
};

/** The parts of a workbook; refused where they are more than any honest workbook’s. */
export async function unpack(archive: Uint8Array<ArrayBuffer>, report: (bytes: number) => void = () => undefined): Promise<Parts> {
  const entries = entriesOf(archive).filter(({ name }) => isWanted(name));
  const declared = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (declared > limits.unpackedBytes) throw new Refused('TOO_LARGE_UNPACKED');
  const parts: Parts = new Map();
  let total = 0;
  for (const entry of entries) {
    const packed = packedBytes(archive, entry);
    const most = limits.unpackedBytes - total;
    const bytes = entry.method === STORED ? packed : await inflate(packed, most);
    if (bytes.length > most) throw new Refused('TOO_LARGE_UNPACKED');
    total += bytes.length;
    report(total);
    parts.set(entry.name, bytes);
  }
  return parts;
}

function entriesOf(archive: Uint8Array): Entry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { at, count } = directoryOf(view);
  if (count > limits.parts) throw new Refused('TOO_LARGE_UNPACKED');
  const entries: Entry[] = [];
  let next = at;
  for (let index = 0; index < count; index += 1) {
    if (next + 46 > archive.length || view.getUint32(next, true) !== ENTRY) damaged();
    const nameLength = view.getUint16(next + 28, true);
    const extraLength = view.getUint16(next + 30, true);
    if (view.getUint16(next + 8, true) & ENCRYPTED_FLAG) throw new Refused('ENCRYPTED');
    const name = new TextDecoder().decode(archive.subarray(next + 46, next + 46 + nameLength));
    const sizes = [view.getUint32(next + 24, true), view.getUint32(next + 20, true), view.getUint32(next + 42, true)];
    const [unpacked = 0, packed = 0, local = 0] = withExtra(view, sizes, next + 46 + nameLength, extraLength);
    entries.push({ name, method: view.getUint16(next + 10, true), packed, unpacked, at: local });
    next += 46 + nameLength + extraLength + view.getUint16(next + 32, true);
  }
  return entries;
}

/** Where the list of entries begins, and how many it has. It stands at the end, before a comment of up to 65,535 bytes. */
function directoryOf(view: DataView): { at: number; count: number } {
  for (let end = view.byteLength - 22; end >= Math.max(0, view.byteLength - 65_557); end -= 1) {
    if (view.getUint32(end, true) !== END) continue;
    const count = view.getUint16(end + 10, true);
    const at = view.getUint32(end + 16, true);
    const locator = end - 20;
    if ((count !== 0xffff && at !== IN_ZIP64_EXTRA) || locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR)
      return { at, count };
    const large = Number(view.getBigUint64(locator + 8, true));
    if (large + 56 > view.byteLength || view.getUint32(large, true) !== END_64) return damaged();
    return { at: Number(view.getBigUint64(large + 48, true)), count: Number(view.getBigUint64(large + 32, true)) };
  }
  return damaged();
}

/** Sizes too large for their 32 bits stand in the entry's extra field, in this order, each only where it is needed. */
function withExtra(view: DataView, sizes: number[], at: number, length: number): number[] {
  if (!sizes.includes(IN_ZIP64_EXTRA)) return sizes;
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    return sizes.map((size) => {
      if (size !== IN_ZIP64_EXTRA) return size;
      if (next + 8 > view.byteLength) return damaged();
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return damaged();
}

function packedBytes(archive: Uint8Array<ArrayBuffer>, { at, packed, method }: Entry): Uint8Array<ArrayBuffer> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (method !== STORED && method !== DEFLATED) return damaged();
  if (at + 30 > archive.length || view.getUint32(at, true) !== LOCAL) return damaged();
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + packed > archive.length ? damaged() : archive.subarray(start, start + packed);
}

/** Never more than `most` bytes and a piece are in memory, whatever is packed. */
async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) throw new Refused('TOO_LARGE_UNPACKED');
      pieces.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof Refused) throw error;
    damaged();
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The parts as an archive in which nothing is packed. (A checksum of 0 is asked by nobody.) */
export function pack(parts: Parts): Uint8Array<ArrayBuffer> {
  const named = [...parts].map(([name, bytes]) => ({ name: new TextEncoder().encode(name), bytes }));
  const size = named.reduce((sum, { name, bytes }) => sum + 30 + 46 + 2 * name.length + bytes.length, 22);
  const archive = new Uint8Array(size);
  const view = new DataView(archive.buffer);
  const starts: number[] = [];
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    archive.set(bytes, at);
    at += bytes.length;
  };
  const putSizes = (offset: number, name: Uint8Array, bytes: Uint8Array): void => {
    view.setUint32(at + offset, bytes.length, true);
    view.setUint32(at + offset + 4, bytes.length, true);
    view.setUint16(at + offset + 8, name.length, true);
  };
  for (const { name, bytes } of named) {
    starts.push(at);
    view.setUint32(at, LOCAL, true);
    putSizes(18, name, bytes);
    at += 30;
    put(name);
    put(bytes);
  }
  const directory = at;
  for (const [index, { name, bytes }] of named.entries()) {
    view.setUint32(at, ENTRY, true);
    putSizes(20, name, bytes);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    at += 46;
    put(name);
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return archive;
}
