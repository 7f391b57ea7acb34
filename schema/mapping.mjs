// How the columns of somebody's file become ours: see mapping.md. No imports, no Node and no browser.

/** A heading or a word as it is compared: without case, spaces and hyphens. */
export const plain = (heading) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*-]/g, '');

/** The mapping that a file's own headings suggest, where `known` names our columns: field → headings, the Chinese and the English one first. */
export function suggestedColumns(known, headings) {
  const columns = {};
  for (const [field, names] of Object.entries(known)) {
    const spellings = [field, ...names].map(plain);
    const heading = headings.find((each) => spellings.includes(plain(each)));
    if (heading !== undefined) columns[field] = heading;
  }
  return { columns };
}

const fault = (path, code, zh, en) => ({ path, code, message: { zh, en } });

const isText = (value) => typeof value === 'string';
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const sourceShapes = {
  column: isText,
  join: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  constant: isText,
};
const optionShapes = {
  with: isText,
  date: (value) => isText(value) && ['YYYY', 'MM', 'DD'].every((part) => value.split(part).length === 2),
  values: (value) => isRecord(value) && Object.values(value).every(isText),
  default: isText,
};

/** What is wrong with a mapping of our columns for a file with these headings; empty where nothing is. */
export function faultsOfMapping(known, mapping, headings) {
  if (!isRecord(mapping) || !isRecord(mapping.columns) || !(mapping.custom === undefined || isRecord(mapping.custom))) {
    return [
      fault([], 'NOT_A_MAPPING', '映射文件应是 { "columns": { … } } 形式的 JSON', 'A mapping is JSON of the form { "columns": { … } }'),
    ];
  }
  const faults = [];
  for (const field of Object.keys(mapping.columns)) {
    if (!(field in known))
      faults.push(fault(['columns', field], 'NO_SUCH_FIELD', `没有名为 ${field} 的字段`, `There is no field named ${field}`));
  }
  for (const [group, sources] of [
    ['columns', mapping.columns],
    ['custom', mapping.custom ?? {}],
  ]) {
    for (const [field, source] of Object.entries(sources)) faults.push(...sourceFaults([group, field], source, headings));
  }
  return faults;
}

function sourceFaults(path, source, headings) {
  const spec = isText(source) ? { column: source } : source;
  if (!isRecord(spec) || Object.keys(spec).filter((key) => key in sourceShapes).length !== 1) {
    return [
      fault(
        path,
        'NO_SOURCE',
        '每个字段写列名,或写 column、join、constant 三者之一',
        'Give each field a column name, or one of column, join and constant',
      ),
    ];
  }
  const faults = [];
  for (const [key, value] of Object.entries(spec)) {
    const shape = sourceShapes[key] ?? optionShapes[key];
    if (!shape) faults.push(fault([...path, key], 'NO_SUCH_OPTION', `不认识的选项 ${key}`, `Unknown option ${key}`));
    else if (!shape(value))
      faults.push(fault([...path, key], 'WRONG_VALUE', `选项 ${key} 的值不对`, `Option ${key} has a value that cannot be used`));
  }
  if (faults.length === 0) {
    for (const column of columnsOf(spec)) {
      if (!headings.includes(column))
        faults.push(fault(path, 'NO_SUCH_COLUMN', `文件里没有“${column}”这一列`, `The file has no column “${column}”`));
    }
  }
  return faults;
}

const columnsOf = (spec) => spec.join ?? (spec.column === undefined ? [] : [spec.column]);

/** The headings that a mapping uses. What it leaves out is not imported. */
export function mappedHeadings(mapping) {
  const sources = [...Object.values(mapping.columns), ...Object.values(mapping.custom ?? {})];
  return [...new Set(sources.flatMap((source) => columnsOf(isText(source) ? { column: source } : source)))];
}

/** Makes a function that turns one record of a file (heading → cell) into a row of ours. Ask for the mapping's faults first. */
export function rowMapper(mapping) {
  const fields = Object.entries(mapping.columns).map(([field, source]) => [field, cellReader(source)]);
  const custom = Object.entries(mapping.custom ?? {}).map(([key, source]) => [key, cellReader(source)]);
  return (record) => {
    const row = {};
    for (const [field, read] of fields) row[field] = read(record);
    if (custom.length > 0) row.custom = custom.map(([key, read]) => ({ key, value: read(record) }));
    return row;
  };
}

function cellReader(source) {
  const spec = isText(source) ? { column: source } : source;
  const toIso = spec.date && dateReader(spec.date);
  return (record) => {
    const text = spec.constant ?? joined(spec, record);
    let word = text.trim();
    if (spec.values && Object.hasOwn(spec.values, word)) word = spec.values[word];
    if (toIso) word = toIso(word);
    if (word === '') return spec.default ?? text;
    // What nothing is done to stays as it is written, its spaces too.
    return word === text.trim() ? text : word;
  };
}

/** One column as it is; several without the spaces around them. */
function joined(spec, record) {
  const cells = columnsOf(spec).map((column) => record[column] ?? '');
  if (cells.length === 1) return cells[0];
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(spec.with ?? ' ');
}

// DD/MM/YYYY and the like. What does not fit the format stays as it is, so that the import names it.
function dateReader(format) {
  const literal = format.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `^${literal.replace('YYYY', '(?<y>\\d{4})').replace('MM', '(?<m>\\d{1,2})').replace('DD', '(?<d>\\d{1,2})')}$`,
  );
  return (text) => {
    const parts = pattern.exec(text)?.groups;
    return parts ? `${parts.y}-${parts.m.padStart(2, '0')}-${parts.d.padStart(2, '0')}` : text;
  };
}

/** What a spreadsheet would take for a formula, after as many apostrophes as stand before it. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text as it is written into a cell of a CSV file: with an apostrophe before what would be a formula. */
export const guardCell = (text) => (formula.test(text) ? `'${text}` : text);

/** The text of a cell without that apostrophe, which our exports, like spreadsheets, put there. */
export const unguardCell = (cell) => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

/**
 * A text as it is written into a cell of a workbook, where a text is never a formula: an apostrophe only where reading would take one
 * off, or take the text for the hyphen that clears.
 */
export const workbookText = (text) => (text === '-' || text.startsWith("'") ? guardCell(text) : text);
