import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { computed, shallowRef, watch } from 'vue';
import { useQuery } from '../../api/query';
import { download } from '../../shared/download';
import { makeFile } from './table/table-reader';

/** A file that the server writes as CSV and only when somebody wants it; a workbook is made of it here, beside the page. */
export function useExportFile<Data>(
  document: TypedDocumentNode<Data, Record<string, never>>,
  textOf: (data: Data) => string,
  { name, sheet, failed }: { name: () => string; sheet: () => string; failed: () => void },
) {
  const wanted = shallowRef<'csv' | 'xlsx' | null>(null);
  const writing = shallowRef(false);
  const file = useQuery(document, {}, { enabled: () => wanted.value !== null, fetchPolicy: 'no-cache' });

  watch(file.data, async (answer) => {
    const format = wanted.value;
    if (!format || !answer) return;
    wanted.value = null;
    writing.value = true;
    try {
      const csv = textOf(answer);
      const made =
        format === 'csv' ? new Blob([csv], { type: 'text/csv;charset=utf-8' }) : await makeFile({ convert: csv, name: sheet() }).outcome;
      if (made) download(made, `${name()}.${format}`);
    } catch {
      failed();
    } finally {
      writing.value = false;
    }
  });
  watch(file.failure, (failure) => {
    if (wanted.value === null || !failure) return;
    wanted.value = null;
    failed();
  });
  const making = computed(() => wanted.value !== null || writing.value);
  return { ask: (format: 'csv' | 'xlsx') => (wanted.value = format), making };
}
