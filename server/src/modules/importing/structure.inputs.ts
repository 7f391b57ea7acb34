import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Prose, saying } from '../../platform/graphql/validation.ts';
import { ImportedRow } from './import.inputs.ts';

const MOST_ROWS = 60_000;
const KEY = 'its key in the file, or its id in Hearth';

@InputType({
  description:
    'A row of a file that holds an organization, as text: what is true of one unit, seat or line from one day to another. Which columns it uses depends on what it is about.',
})
export class StructureRowInput {
  @Field(() => String, {
    nullable: true,
    description:
      'What it is about: `unit`, `seat`, `dottedLine`, `standIn`, `person` (a number and a name), or a table of another system: `personUnit`, `personTitle`, `personManager`, `unitHead`. In Chinese 部门、岗位、虚线汇报、代理、成员、任职部门、任职职位、任职上级、部门负责人.',
  })
  record?: string;

  @Field(() => String, { nullable: true, description: `The unit or seat: ${KEY}. Of a line or stand-in, the seat it belongs to.` })
  key?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The first day on which this holds. A unit without one exists as soon as something stands in it.',
  })
  from?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The first day on which it no longer holds. Empty or in the year 9999: no end is known.',
  })
  until?: string;

  @Field(() => String, { nullable: true, description: 'In place of `until`: the last day on which it holds.' })
  lastDay?: string;

  @Field(() => String, { nullable: true, description: 'Name of the unit, title of the seat or person.' })
  name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a unit: COMPANY, DEPARTMENT, REGION or TEAM; 公司、部门、区域、小组. By its name where empty.',
  })
  kind?: string;

  @Field(() => String, { nullable: true, description: `The unit it stands in: ${KEY}.` })
  unit?: string;

  @Field(() => String, { nullable: true, description: `The seat it reports to: ${KEY}.` })
  reportsTo?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Employee number of who holds the seat, stands in, or is meant. Who has none is known by id, or by `holderName` alone.',
  })
  holder?: string;

  @Field(() => String, { nullable: true, description: 'Their name. Somebody who is not known yet is added under it.' })
  holderName?: string;

  @Field(() => String, { nullable: true, description: 'Yes or no, 是 or 否: is the seat its holder’s main post? Yes where empty.' })
  primary?: string;

  @Field(() => String, { nullable: true, description: 'Employee number of a person’s manager.' })
  manager?: string;

  @Field(() => String, { nullable: true, description: `The seat that heads the unit: ${KEY}.` })
  headSeat?: string;

  @Field(() => String, { nullable: true, description: 'Among its neighbours, smallest first. 0 where empty.' })
  order?: string;

  @Field(() => String, { nullable: true, description: 'What the unit answers for.' })
  responsibilities?: string;
}

@InputType({ description: 'A file that holds an organization, or a part of one.' })
export class ImportOrganizationInput {
  @Field(() => [StructureRowInput], { description: `At most ${MOST_ROWS} rows.` })
  @ArrayMaxSize(MOST_ROWS, saying(`一次最多 ${MOST_ROWS} 行`, `At most ${MOST_ROWS} rows at a time`))
  rows!: StructureRowInput[];

  @Field(() => Boolean, { defaultValue: true, description: 'Only say what would happen?' })
  dryRun!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'A name for this run, chosen by the client: `importProgressed` and `cancelImport` take it.',
  })
  runId?: string;

  @Field(() => String, { nullable: true, description: 'Why, for the audit log.' })
  @Prose(500)
  reason?: string;
}

@ObjectType({ description: 'What an import of an organization did, or would do.' })
export class ImportOrganizationPayload extends Payload {
  @Field(() => Int, { description: 'New units and seats.' })
  added: number = 0;

  @Field(() => Int, { description: 'Units and seats of which something changes.' })
  changed: number = 0;

  @Field(() => Int, { description: 'Units and seats of which nothing changes.' })
  unchanged: number = 0;

  @Field(() => Int, { description: 'New members: who holds a seat and was not known.' })
  peopleAdded: number = 0;

  /** What becomes of each unit and seat that is added or changed; answered by its resolver, as many as are asked for. */
  rows: ImportedRow[] = [];
}
