import { computed, shallowRef } from 'vue';
import { useMutation, type FieldError } from '../../api/mutation';
import { useSubscription } from '../../api/subscription';
import type { ImportPeopleFileMutation, ImportProgressedSubscription as Progressed } from '../../gql/graphql';
import { type PeopleMapping, rowMapper } from '../../../../schema/people-mapping.mjs';
import { CancelImportMutation, ImportPeopleMutation, ImportProgressedSubscription } from './import.graphql';
import type { PeopleFile } from './people-file';

export type ImportResult = Omit<ImportPeopleFileMutation['importPeople'], 'errors'>;

export interface Refusal {
  /** Its place among the lines, from 0; null where the whole file is meant. */
  index: number | null;
  column: string;
  message: string;
}

const newRunId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const toRefusal = ({ path, message }: FieldError): Refusal =>
  path?.[0] === 'rows' ? { index: Number(path[1]), column: path[2] ?? '', message } : { index: null, column: '', message };

/** An import from the browser's side: a rehearsal or the real thing, its progress, and a way to stop it. */
export function useImport() {
  const runId = shallowRef('');
  const progress = shallowRef<Progressed['importProgressed']>();
  const stopping = shallowRef(false);
  const result = shallowRef<ImportResult>();
  const importPeople = useMutation(ImportPeopleMutation, {
    refusals: 'caller',
    invalidates: ['people', 'celebrations', 'orgChart', 'orgUnits', 'hobbies', 'skills'],
  });
  const cancelImport = useMutation(CancelImportMutation);
  useSubscription(ImportProgressedSubscription, () => ({ runId: runId.value }), {
    enabled: () => runId.value !== '',
    onData: ({ importProgressed }) => (progress.value = importProgressed),
  });

  async function run(file: PeopleFile, mapping: PeopleMapping, dryRun: boolean): Promise<ImportResult | undefined> {
    result.value = undefined;
    progress.value = undefined;
    runId.value = newRunId();
    const toRow = rowMapper(mapping);
    const rows = file.records.map(toRow);
    result.value = await importPeople.run({ rows, dryRun, runId: runId.value });
    runId.value = '';
    stopping.value = false;
    return result.value;
  }

  async function stop() {
    stopping.value = true;
    await cancelImport.run({ runId: runId.value });
  }

  const refusals = computed(() => importPeople.errors.value.map(toRefusal));
  return { run, stop, running: importPeople.running, stopping, progress, result, refusals };
}
