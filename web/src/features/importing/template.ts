import { exampleMarks } from './table/heading-row';
import { makeFile } from './table/table-reader';
import type { SheetToWrite } from './table/workbook-write';
import { exportedAlone, type PersonColumn, personColumns } from '../../../../schema/people-mapping.mjs';

/** A field that HR defined, as a template shows it. */
export interface TemplateField {
  key: string;
  labelZh: string;
  labelEn: string;
  choices: readonly string[];
  heading: string;
}

interface Words {
  locale: string;
  /** Of a column, or of a custom field: what it takes. */
  explain: (column: PersonColumn | 'custom', choices: readonly string[]) => string;
  example: (column: PersonColumn) => string;
  sheets: { people: string; help: string };
  helpHeadings: readonly string[];
}

/** Columns of which the template offers what can be chosen. */
const choicesOf = (zh: boolean): Partial<Record<PersonColumn, readonly string[]>> => ({
  birthdayCalendar: zh ? ['公历', '农历'] : ['SOLAR', 'LUNAR'],
  leapMonth: zh ? ['是', '否'] : ['yes', 'no'],
  locale: zh ? ['中文', '英文'] : ['Chinese', 'English'],
});

const templateColumns = (Object.keys(personColumns) as PersonColumn[]).filter((column) => !exportedAlone.includes(column));

/** The sheets of a template: the headings with an example that the import passes over, and what each column takes. */
export function templateSheets(fields: readonly TemplateField[], words: Words): SheetToWrite[] {
  const language = words.locale === 'en' ? 1 : 0;
  const headings = [...templateColumns.map((column) => personColumns[column][language]), ...fields.map(({ heading }) => heading)];
  const choices = choicesOf(language === 0);
  const mark = exampleMarks[language];
  const example = [
    ...templateColumns.map((column, index) => (index === 0 ? mark : '') + words.example(column)),
    ...fields.map((field) => field.choices[0] ?? ''),
  ];
  const help = [
    ...templateColumns.map((column, index) => [headings[index] ?? '', words.explain(column, choices[column] ?? [])]),
    ...fields.map((field) => [field.heading, words.explain('custom', field.choices)]),
  ];
  const offered = [...templateColumns.map((column) => choices[column] ?? []), ...fields.map((field) => field.choices)].flatMap(
    (values, column) => (values.length > 0 ? [{ column, values }] : []),
  );
  return [
    { name: words.sheets.people, rows: [headings, example], choices: offered },
    { name: words.sheets.help, rows: [[...words.helpHeadings], ...help], widths: [24, 80] },
  ];
}

/** The template as a file of either sort. */
export const templateFile = (format: 'csv' | 'xlsx', fields: readonly TemplateField[], words: Words): Promise<Blob | undefined> =>
  makeFile({ write: templateSheets(fields, words), format }).outcome;
