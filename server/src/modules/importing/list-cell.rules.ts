import type { SkillStanding } from './roster.rules.ts';

/** A label of a list as it stands in a cell: what follows its quotation marks is not part of it. */
interface WrittenLabel {
  label: string;
  quoted: boolean;
  after: string;
}

const SEPARATORS = /[,;、，；\n]/;
const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Splits a list at `,`, `;`, `、`, their full-width forms and line ends. A label with one of these inside stands in quotation marks. */
function splitList(cell: string): WrittenLabel[] {
  const labels: WrittenLabel[] = [];
  let at = 0;
  while (at <= cell.length) {
    const start = at + (/^\s*/.exec(cell.slice(at))?.[0].length ?? 0);
    const quotation = cell[start] === '"' ? /^"((?:[^"]|"")*)"/.exec(cell.slice(start)) : null;
    const from = quotation ? start + quotation[0].length : at;
    const length = cell.slice(from).search(SEPARATORS);
    const end = length < 0 ? cell.length : from + length;
    const text = tidy(cell.slice(from, end));
    if (quotation) labels.push({ label: tidy((quotation[1] ?? '').replaceAll('""', '"')), quoted: true, after: text });
    else labels.push({ label: text, quoted: false, after: '' });
    at = end + 1;
  }
  return labels.filter(({ label }) => label !== '');
}

const eachOnce = <Label extends { name: string }>(labels: readonly Label[]): Label[] => [
  ...new Map(labels.map((label) => [label.name.toLowerCase(), label])).values(),
];

/** The labels of a cell, each once. */
export const readList = (cell: string): string[] =>
  eachOnce(splitList(cell).map(({ label, after }) => ({ name: tidy(`${label} ${after}`) }))).map(({ name }) => name);

/** A skill of a cell; what it does not say of level and help stays as it is. */
export interface WrittenSkill extends Partial<SkillStanding> {
  name: string;
}

const IN_BRACKETS = /\s*[(（]([^()（）]*)[)）]$/;
const STANDING = /^([1-5]|-)?\s*(可帮忙|能帮忙|可以帮忙|can help|helps)?$/i;

function standingOf(bracketed: string | undefined): SkillStanding | undefined {
  const written = bracketed?.normalize('NFKC').trim();
  const said = written ? STANDING.exec(written) : null;
  return said ? { level: said[1] && said[1] !== '-' ? Number(said[1]) : null, canHelp: said[2] !== undefined } : undefined;
}

/** The skills of a cell, each once: 谈判, 谈判(4), 谈判(4 可帮忙), Negotiation (can help); (-) says that neither is known. */
export function readSkills(cell: string): WrittenSkill[] {
  const skills = splitList(cell).map(({ label, quoted, after }): WrittenSkill => {
    const rest = quoted ? after : label;
    const bracketed = IN_BRACKETS.exec(rest);
    const standing = standingOf(bracketed?.[1]);
    if (quoted) return standing && bracketed?.index === 0 ? { name: label, ...standing } : { name: tidy(`${label} ${after}`) };
    const name = bracketed ? rest.slice(0, bracketed.index) : '';
    return standing && name !== '' ? { name, ...standing } : { name: label };
  });
  return eachOnce(skills);
}

const quote = (label: string): string => `"${label.replaceAll('"', '""')}"`;
const writeLabel = (label: string): string => (SEPARATORS.test(label) || label.startsWith('"') ? quote(label) : label);

/** Labels as `readList` reads them. */
export const writeList = (labels: readonly string[], separator: string): string => labels.map(writeLabel).join(separator);

/** A skill as `readSkills` reads it. */
export function writeSkill(name: string, { level, canHelp }: SkillStanding, locale: 'zh-CN' | 'en'): string {
  const bracketed = standingOf(IN_BRACKETS.exec(name)?.[1]) !== undefined;
  const label = bracketed ? quote(name) : writeLabel(name);
  const help = canHelp ? (locale === 'en' ? 'can help' : '可帮忙') : null;
  const said = [level, help].filter((each) => each !== null).join(' ');
  if (said === '') return label;
  return locale === 'en' ? `${label} (${said})` : `${label}(${said})`;
}
