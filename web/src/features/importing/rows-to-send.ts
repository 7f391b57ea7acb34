/** The request of an import may weigh so much (the server takes 16 MiB), and a little is needed beside its rows. */
const MOST_BYTES = 16 * 1024 * 1024 - 64 * 1024;
/** So many that preparing them is no work that could be felt. */
const ROWS_AT_A_TIME = 500;

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Without empty cells, which say nothing: of a wide table they would be half of what is sent. */
function compact<Row extends object>(row: Row): Row {
  const said = Object.entries(row).flatMap(([column, cell]): [string, unknown][] => {
    if (!Array.isArray(cell)) return cell === '' || cell === undefined ? [] : [[column, cell]];
    const values = cell.filter(({ value }: { value?: string | null }) => value !== '' && value !== undefined);
    return values.length > 0 ? [[column, values]] : [];
  });
  return Object.fromEntries(said) as Row;
}

/** The rows as they are sent; null where they weigh more than the server takes. The page goes on working meanwhile. */
export async function rowsToSend<Read, Row extends object>(
  records: readonly Read[],
  toRow: (record: Read) => Row,
  mostBytes = MOST_BYTES,
): Promise<Row[] | null> {
  const rows: Row[] = [];
  let bytes = 0;
  for (let at = 0; at < records.length; at += ROWS_AT_A_TIME) {
    const some = records.slice(at, at + ROWS_AT_A_TIME).map((record) => compact(toRow(record)));
    bytes += new TextEncoder().encode(JSON.stringify(some)).length;
    if (bytes > mostBytes) return null;
    rows.push(...some);
    await nextTask();
  }
  return rows;
}
