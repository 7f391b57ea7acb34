import { shallowRef } from 'vue';
import { useMutation, type FieldError, type PayloadOf } from '../../api/mutation';
import { useSubscription } from '../../api/subscription';
import type { ImportProgressedSubscription as Progressed } from '../../gql/graphql';
import { CancelImportMutation, ImportProgressedSubscription } from './import.graphql';

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
export function useImport<Data, Row>(
  document: Parameters<typeof useMutation<Data, { rows: Row[]; dryRun: boolean; runId?: string | null }>>[0],
  invalidates: readonly string[],
) {
  const runId = shallowRef('');
  const progress = shallowRef<Progressed['importProgressed']>();
  const stopping = shallowRef(false);
  const result = shallowRef<PayloadOf<Data>>();
  const refusals = shallowRef<readonly Refusal[]>([]);
  const importRows = useMutation(document, { refusals: 'caller', invalidates });
  const cancelImport = useMutation(CancelImportMutation);
  useSubscription(ImportProgressedSubscription, () => ({ runId: runId.value }), {
    enabled: () => runId.value !== '',
    onData: ({ importProgressed }) => (progress.value = importProgressed),
  });

  /** What a run found says nothing of other lines, or of the same lines read in another way. */
  function forget(): void {
    result.value = undefined;
    refusals.value = [];
  }

  async function run(rows: Row[], dryRun: boolean): Promise<PayloadOf<Data> | undefined> {
    forget();
    progress.value = undefined;
    runId.value = newRunId();
    result.value = await importRows.run({ rows, dryRun, runId: runId.value });
    refusals.value = importRows.errors.value.map(toRefusal);
    runId.value = '';
    stopping.value = false;
    return result.value;
  }

  async function stop() {
    stopping.value = true;
    await cancelImport.run({ runId: runId.value });
  }

  return { run, forget, stop, running: importRows.running, stopping, progress, result, refusals };
}
