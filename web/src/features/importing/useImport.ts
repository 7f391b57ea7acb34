import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMutation, type FieldError, type PayloadOf } from '../../api/mutation';
import { useSubscription } from '../../api/subscription';
import type { ImportProgressedSubscription as Progressed } from '../../gql/graphql';
import { CancelImportMutation, ImportProgressedSubscription } from './import.graphql';
import { rowsToSend } from './rows-to-send';

export interface Refusal {
  /** Its place among the lines, from 0; null where the whole file is meant. */
  index: number | null;
  column: string;
  /** Of the custom field that is meant. */
  key: string | null;
  message: string;
}

const newRunId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const toRefusal = ({ path, message }: FieldError): Refusal =>
  path?.[0] === 'rows'
    ? { index: Number(path[1]), column: path[2] ?? '', key: path[3] ?? null, message }
    : { index: null, column: '', key: null, message };

/** An import from the browser's side: a rehearsal or the real thing, its progress, and a way to stop it. */
export function useImport<Data, Row extends object>(
  document: Parameters<typeof useMutation<Data, { rows: Row[]; dryRun: boolean; runId?: string | null }>>[0],
  invalidates: readonly string[],
) {
  const { t } = useI18n();
  const runId = shallowRef('');
  const preparing = shallowRef(false);
  /** The places of the records that were sent. */
  const sent = shallowRef<readonly number[]>([]);
  const progress = shallowRef<Progressed['importProgressed']>();
  const stopping = shallowRef(false);
  const result = shallowRef<PayloadOf<Data>>();
  const refusals = shallowRef<readonly Refusal[]>([]);
  const importRows = useMutation(document, { refusals: 'caller', invalidates, uncached: true });
  const cancelImport = useMutation(CancelImportMutation);
  useSubscription(ImportProgressedSubscription, () => ({ runId: runId.value }), {
    enabled: () => runId.value !== '',
    onData: ({ importProgressed }) => (progress.value = importProgressed),
  });

  /** Which of the records a row of the last run was. */
  const recordAt = <Index extends number | null>(index: Index) => (index === null ? index : (sent.value[index] ?? index)) as Index;

  /** What a run found says nothing of other lines, or of the same lines read in another way. */
  function forget(): void {
    result.value = undefined;
    refusals.value = [];
  }

  async function run<Read>(
    records: readonly Read[],
    toRow: (record: Read) => Row,
    { dryRun, most, without }: { dryRun: boolean; most: number; without?: ReadonlySet<number> },
  ): Promise<PayloadOf<Data> | undefined> {
    forget();
    progress.value = undefined;
    preparing.value = true;
    const places = records.flatMap((_record, place) => (without?.has(place) ? [] : [place]));
    sent.value = places;
    const chosen = without ? records.filter((_record, place) => !without.has(place)) : records;
    const rows = chosen.length > most ? null : await rowsToSend(chosen, toRow);
    preparing.value = false;
    if (stopping.value) {
      stopping.value = false;
      return undefined;
    }
    if (rows === null) {
      const message = chosen.length > most ? t('importing.tooManyRows', { most }) : t('importing.tooMuch');
      refusals.value = [{ index: null, column: '', key: null, message }];
      return undefined;
    }
    runId.value = newRunId();
    result.value = await importRows.run({ rows, dryRun, runId: runId.value });
    refusals.value = importRows.errors.value.map(toRefusal).map((refusal) => ({ ...refusal, index: recordAt(refusal.index) }));
    runId.value = '';
    stopping.value = false;
    return result.value;
  }

  async function stop() {
    stopping.value = true;
    // While the rows are prepared nothing runs on the server.
    if (runId.value !== '') await cancelImport.run({ runId: runId.value });
  }

  const running = computed(() => preparing.value || importRows.running.value);
  return { run, forget, stop, running, stopping, progress, result, refusals, recordAt };
}
