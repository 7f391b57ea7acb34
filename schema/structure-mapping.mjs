// The file of a whole organization: its columns, its sorts of rows, and how another system's tables become rows of it. The command line
// and the web page both import this file: see mapping.md. No Node and no browser: plain ECMAScript with types beside it.
import { faultsOfMapping, plain, suggestedColumns } from './mapping.mjs';

export { rowMapper } from './mapping.mjs';

/** The columns of StructureRowInput, with the headings by which a file names them. The first pair is what an export writes. */
export const structureColumns = {
  record: ['记录', 'Record'],
  key: ['编号', 'Key'],
  from: ['起始日', 'From', '开始日期', '生效日期', '起', 'from_date', 'start_date'],
  until: ['止于（不含）', 'Until', '止于', 'to_date'],
  lastDay: ['最后一天', 'Last day', '截止日', '结束日期', 'end_date'],
  name: ['名称', 'Name', '职位', 'title', '部门名称', 'dept_name'],
  kind: ['部门类别', 'Kind', '类别'],
  unit: ['所属部门', 'Unit', '部门编号', '部门', 'dept_no', 'department'],
  reportsTo: ['汇报岗位', 'Reports to'],
  holder: ['任职人工号', 'Holder', '工号', 'Employee number', 'emp_no', 'staff_id'],
  holderName: ['任职人姓名', 'Holder name', '姓名'],
  primary: ['主岗', 'Main post'],
  manager: ['上级工号', 'Manager number', 'manager_no', 'manager_id'],
  headSeat: ['负责人岗位', 'Head seat'],
  order: ['顺序', 'Order'],
  responsibilities: ['职责', 'Responsibilities'],
};

/** What a row is about, with the words for it. The first four are what an export writes; the others are other systems' tables. */
export const structureRecords = {
  unit: ['部门', 'unit'],
  seat: ['岗位', 'seat'],
  dottedLine: ['虚线汇报', 'dotted line'],
  standIn: ['代理', 'stand-in'],
  person: ['成员', 'person'],
  personUnit: ['任职部门', 'person in unit'],
  personTitle: ['任职职位', 'title of person'],
  personManager: ['任职上级', 'manager of person'],
  unitHead: ['部门负责人', 'head of unit'],
};

/** The columns that rows of each sort use: what a screen offers, and what a row may not leave empty. */
export const columnsOfRecord = {
  unit: { required: ['key', 'name'], optional: ['from', 'until', 'lastDay', 'kind', 'unit', 'headSeat', 'order', 'responsibilities'] },
  seat: {
    required: ['key', 'from', 'name', 'unit'],
    optional: ['until', 'lastDay', 'reportsTo', 'holder', 'holderName', 'primary', 'order'],
  },
  dottedLine: { required: ['key', 'from', 'reportsTo'], optional: ['until', 'lastDay'] },
  standIn: { required: ['key', 'from', 'holder'], optional: ['until', 'lastDay', 'holderName'] },
  person: { required: ['holder', 'holderName'], optional: [] },
  personUnit: { required: ['from', 'holder', 'unit'], optional: ['until', 'lastDay', 'holderName'] },
  personTitle: { required: ['from', 'holder', 'name'], optional: ['until', 'lastDay', 'holderName'] },
  personManager: { required: ['from', 'holder', 'manager'], optional: ['until', 'lastDay', 'holderName'] },
  unitHead: { required: ['from', 'holder', 'unit'], optional: ['until', 'lastDay', 'holderName'] },
};

/** The sort of row that a word names; undefined where it is none. */
export function recordOf(word) {
  const wanted = plain(word);
  return Object.keys(structureRecords).find((record) => [record, ...structureRecords[record]].some((each) => plain(each) === wanted));
}

/** The mapping that a file's own headings suggest. */
export const suggestMapping = (headings) => suggestedColumns(structureColumns, headings);

/**
 * The same for a table of another system: what its rows may be about, as far as its headings tell, and a mapping with the columns that
 * such rows use. The person says what is true.
 */
export function suggestTable(headings) {
  const { columns } = suggestMapping(headings);
  const has = (...fields) => fields.every((field) => columns[field] !== undefined);
  const record =
    (has('holder', 'manager') && 'personManager') ||
    (has('holder', 'unit') && 'personUnit') ||
    (has('holder', 'holderName') && 'person') ||
    (has('holder', 'name') && 'personTitle') ||
    'unit';
  return { record, mapping: mappingFor(record, headings) };
}

/** The mapping that a file's headings suggest for rows of one sort. */
export function mappingFor(record, headings) {
  const { columns: found } = suggestMapping(headings);
  // In a table of units the number of a unit is its key.
  if (record === 'unit' && found.key === undefined && found.unit !== undefined) {
    found.key = found.unit;
    delete found.unit;
  }
  const { required, optional } = columnsOfRecord[record];
  const columns = { record: { constant: record } };
  for (const field of [...required, ...optional]) if (found[field] !== undefined) columns[field] = found[field];
  return { columns };
}

/** What is wrong with the mapping of one table; empty where nothing is. */
export const mappingFaults = (mapping, headings) => faultsOfMapping(structureColumns, mapping, headings);

/**
 * The mapping of one file among those of a mapping that names several: { "tables": { "dept_emp.csv": { "columns": … } } }. One that names
 * none is for every file; undefined where the file is not named.
 */
export function mappingOf(mapping, file) {
  const tables = mapping?.tables;
  if (typeof tables !== 'object' || tables === null) return mapping;
  return Object.hasOwn(tables, file) ? tables[file] : undefined;
}
