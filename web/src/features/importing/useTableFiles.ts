import { onScopeDispose, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { decodeText } from './table/decode-text';
import { Refused } from './table/limits';
import { type ReadingProgress, readTableFile, type Running, type TableFile } from './table/table-reader';

/** Files that somebody chose, read beside the page, and what they cannot be used for. */
export function useTableFiles(known: () => readonly string[]) {
  const { t } = useI18n();
  const problems = shallowRef<string[]>([]);
  const reading = shallowRef<(ReadingProgress & { name: string }) | null>(null);
  let running: Running<TableFile> | undefined;
  /** The last reading, until the page has taken it in. */
  let last: Promise<unknown> = Promise.resolve();

  /** Undefined where one is refused, which `problems` tells, or where it was stopped. */
  function read(files: readonly File[], sheet?: string): Promise<TableFile[] | undefined> {
    const tables = readAll(files, sheet);
    last = tables;
    return tables;
  }

  async function readAll(files: readonly File[], sheet?: string): Promise<TableFile[] | undefined> {
    running?.stop();
    problems.value = [];
    const tables: TableFile[] = [];
    for (const file of files) {
      const { name } = file;
      try {
        reading.value = { name, stage: 'reading', done: 0 };
        const mine = (running = readTableFile(file, known(), (progress) => (reading.value = { name, ...progress }), sheet));
        const table = await mine.outcome;
        // Another file was chosen meanwhile.
        if (running !== mine) return undefined;
        if (!table) return finish(undefined);
        tables.push(table);
      } catch (error) {
        problems.value = [t(`importing.refusal.${error instanceof Refused ? error.code : 'DAMAGED'}`, { name })];
        return finish(undefined);
      }
    }
    return finish(tables);
  }

  function finish(outcome: TableFile[] | undefined): TableFile[] | undefined {
    reading.value = null;
    running = undefined;
    return outcome;
  }

  /** What a mapping file says, unchecked, once the file that it is for has been read; undefined where it is none. */
  async function readMapping(file: File): Promise<unknown> {
    try {
      const text = decodeText(await file.arrayBuffer());
      await last;
      return JSON.parse(text);
    } catch {
      problems.value = [t('importing.notMapping')];
      return undefined;
    }
  }

  const stop = (): void => running?.stop();
  onScopeDispose(stop);
  return { read, readMapping, stop, reading, problems };
}
