import { ArrayMaxSize } from 'class-validator';
import { Arg, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { saying } from '../../platform/graphql/validation.ts';

const MOST_ROWS = 20_000;

@InputType({ description: 'A cell of a custom field.' })
export class CustomValueInput {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The cell as it stands in the file; a person by employee number, as `王小虎 (00012)`, by a name that is one person’s alone, or by id.',
  })
  value?: string;
}

@InputType({
  description: 'A row of a file, as text. An empty cell or an absent column leaves what is there; a single `-` clears it.',
})
export class PersonRowInput {
  @Field(() => String, {
    nullable: true,
    description:
      'By it a member is known, unless `hearthId` says who it is. A row without one is about the member of that name who has no number.',
  })
  employeeNumber?: string;

  @Field(() => String, { nullable: true, description: 'As it is written; a new member needs one.' })
  name?: string;

  @Field(() => String, { nullable: true, description: '花名 or English name.' })
  alias?: string;

  @Field(() => String, { nullable: true, description: 'E-mail at work.' })
  email?: string;

  @Field(() => String, { nullable: true, description: 'Phone.' })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'Title of the main post.' })
  title?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The unit from the top down, with `/` between: 销售部/华东区/上海团队. Units that are missing are made.',
  })
  unitPath?: string;

  @Field(() => String, { nullable: true, description: 'Number of the manager, who may stand later in the file.' })
  managerNumber?: string;

  @Field(() => String, { nullable: true, description: '1990-12-31, 1990/12/31, 1990年12月31日, without a year 12-31, or 农历四月初八.' })
  birthday?: string;

  @Field(() => String, { nullable: true, description: 'SOLAR or LUNAR, 公历 or 农历; solar where nothing says otherwise.' })
  birthdayCalendar?: string;

  @Field(() => String, { nullable: true, description: 'Yes or no, 是 or 否: born in the repeated month of a lunar year?' })
  leapMonth?: string;

  @Field(() => String, { nullable: true, description: 'First day of employment.' })
  hiredOn?: string;

  @Field(() => String, { nullable: true, description: 'Last day of employment.' })
  leftOn?: string;

  @Field(() => String, { nullable: true, description: 'All hobbies, with `,`, `;` or `、` between.' })
  hobbies?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'All skills, likewise; in brackets after one its level from 1 to 5 and whether they offer help with it: `Excel(4 can help)`, `谈判(3)`. What stands in no brackets stays as it is.',
  })
  skills?: string;

  @Field(() => String, { nullable: true, description: 'Where they work.' })
  place?: string;

  @Field(() => String, { nullable: true, description: 'An IANA name such as `Asia/Shanghai`.' })
  timeZone?: string;

  @Field(() => String, { nullable: true, description: 'Chinese or English, 中文 or 英文, `zh-CN` or `en`.' })
  locale?: string;

  @Field(() => String, { nullable: true, description: 'Whom to call in an emergency.' })
  emergencyName?: string;

  @Field(() => String, { nullable: true, description: 'What that person is to the member.' })
  emergencyRelation?: string;

  @Field(() => String, { nullable: true, description: 'That person’s phone.' })
  emergencyPhone?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Hearth’s id of the member, as an export writes it. Where it is known it says whose row this is, so that the number can be changed too; else it is passed over.',
  })
  hearthId?: string;

  @Field(() => [CustomValueInput], { nullable: true, description: 'Cells of custom fields.' })
  custom?: CustomValueInput[];
}

@InputType({ description: 'A file of people.' })
export class ImportPeopleInput {
  @Field(() => [PersonRowInput], { description: `At most ${MOST_ROWS} rows.` })
  @ArrayMaxSize(MOST_ROWS, saying(`一次最多 ${MOST_ROWS} 行`, `At most ${MOST_ROWS} rows at a time`))
  rows!: PersonRowInput[];

  @Field(() => Boolean, { defaultValue: true, description: 'Only say what would happen?' })
  dryRun!: boolean;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'When titles, units and managers take effect; today where absent, for who begins later their first day.',
  })
  effectiveOn?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A name for this run, chosen by the client: `importProgressed` and `cancelImport` take it.',
  })
  runId?: string;
}

@InputType({ description: 'An import that should not go on.' })
export class CancelImportInput {
  @Field(() => ID, { description: 'The name of the run.' })
  runId!: string;
}

@ObjectType({ description: 'What becomes of one row; rows that change nothing are left out.' })
export class ImportedRow {
  @Field(() => Int, { description: 'Its place among the rows, from 0.' })
  index!: number;

  @Field(() => String, { description: 'Whose row it is.' })
  name!: string;

  @Field(() => Boolean, { description: 'Is it a new member?' })
  added!: boolean;

  @Field(() => [String], { description: 'The columns that differ from what is stored.' })
  columns!: string[];
}

const MOST_TOLD = 1000;

/** How many rows of its answer are asked for. */
export const RowsAsked = (): ReturnType<typeof Arg> =>
  Arg('first', () => Int, {
    defaultValue: 100,
    description: `How many at most; of more than ${MOST_TOLD} the first ${MOST_TOLD} are told.`,
  });

/** More than the most is no error: the rows are written by the time they are asked for. */
export const rowsTold = (rows: ImportedRow[], first: number): ImportedRow[] => rows.slice(0, Math.min(Math.max(0, first), MOST_TOLD));

@ObjectType({ description: 'What an import did, or would do.' })
export class ImportPeoplePayload extends Payload {
  @Field(() => Int, { description: 'New members.' })
  added: number = 0;

  @Field(() => Int, { description: 'Members of whom something changes.' })
  changed: number = 0;

  @Field(() => Int, { description: 'Members of whom nothing changes.' })
  unchanged: number = 0;

  /** What becomes of each row that adds or changes somebody; answered by its resolver, as many as are asked for. */
  rows: ImportedRow[] = [];
}

@ObjectType({ description: 'What cancelling an import answers.' })
export class CancelImportPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'The run that was told to stop. It ends with the error CANCELLED, unless it had just finished.',
  })
  runId!: string | null;
}

export enum ImportStage {
  READING = 'READING',
  CHECKING = 'CHECKING',
  WRITING = 'WRITING',
  PLACING = 'PLACING',
  FINISHED = 'FINISHED',
}
registerEnumType(ImportStage, {
  name: 'ImportStage',
  description: 'What an import is busy with.',
  valuesConfig: {
    READING: { description: 'Rows are read and compared with what is stored.' },
    CHECKING: { description: 'What rows say together is checked for every day.' },
    WRITING: { description: 'Profiles, or units and seats, are written.' },
    PLACING: { description: 'People are put into units and seats.' },
    FINISHED: { description: 'It is over, for good or ill: the mutation answers.' },
  },
});

@ObjectType({ description: 'How far an import is.' })
export class ImportProgress {
  @Field(() => ID, { description: 'The name of the run.' })
  runId!: string;

  @Field(() => ImportStage, { description: 'What it is busy with.' })
  stage!: ImportStage;

  @Field(() => Int, { description: 'Rows done in this stage.' })
  done!: number;

  @Field(() => Int, { description: 'Rows in all.' })
  total!: number;
}
