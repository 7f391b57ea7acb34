import { escapeLike } from '../../platform/orm/like.ts';
import {
  given,
  many,
  one,
  type PageRead,
  pageRoot,
  relation,
  type RootRead,
  type Scope,
  type TypeReads,
  value,
} from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { Contribution, FollowUp, Idea } from './contribution.entity.ts';
import { LessonArgs } from './contribution.inputs.ts';
import { TEMPLATES } from './contribution.rules.ts';
import { SharingSessionStatus } from './sharing-session.entity.ts';

// How what is brought to sessions is read in SQL.

/** `ideasAreRevealed`. */
const revealed = (contribution: Row): Sql => {
  const isOver = sql`${contribution.toOne('session').column('status')} = ${sql.lit(SharingSessionStatus.CLOSED)}`;
  return sql`(${contribution.column('ideasRevealedAt')} is not null or ${contribution.column('closedAt')} is not null or ${isOver})`;
};

/** Who had an idea and how many want it are part of a statement under this condition alone. */
const onceRevealed = (idea: Row, shown: Sql): Sql => sql`case when ${revealed(idea.toOne('contribution'))} then ${shown} end`;

/** How many have given this row their vote or mark. */
const givenTo = (table: string, column: string, row: Row): Sql =>
  sql`(select count(*) from ${sql.table(table)} given where ${sql.ref(`given.${column}`)} = ${row.column('id')})`;

/** Has the viewer? */
const viewerGave = (table: string, column: string, row: Row, { viewer, viewerPersonId }: Scope): Sql =>
  viewer.member
    ? sql`exists (select 1 from ${sql.table(table)} own where ${sql.ref(`own.${column}`)} = ${row.column('id')} and own.person_id = ${viewerPersonId})`
    : sql`1 = 0`;

/** What `trim` of JavaScript takes away. */
const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const templateRows = sql.join(
  Object.entries(TEMPLATES).flatMap(([kind, sections]) =>
    sections.map(({ key }, place) => sql`select ${sql.lit(kind)} as kind, ${sql.lit(key)} as part, ${sql.lit(place)} as place`),
  ),
  sql` union all `,
);

export const contributionReads: TypeReads[] = [
  {
    type: 'Contribution',
    entity: Contribution,
    fields: {
      session: relation(),
      presenter: relation(),
      // As `keptSections` keeps them.
      sections: many('ContributionSection', (section, contribution) => ({
        from: sql`(select template.part, template.place, trim(${contribution.column('sections')} ->> template.part, ${BLANKS}) as body
          from (${templateRows}) template where template.kind = ${contribution.column('kind')}) ${sql.id(section.alias)}`,
        where: [sql`${section.column('body')} <> ''`],
        order: [section.column('place')],
      })),
      ideas: relation('id'),
      ideasRevealed: value(revealed),
      followUps: relation('dueOn', 'id'),
      helpfulCount: value((contribution) => givenTo('helpful_mark', 'contribution_id', contribution)),
      viewerFoundHelpful: value((contribution, scope) => viewerGave('helpful_mark', 'contribution_id', contribution, scope)),
    },
  },
  {
    type: 'ContributionSection',
    fields: {
      key: value((section) => section.column('part')),
      text: value((section) => section.column('body')),
    },
  },
  {
    type: 'Idea',
    entity: Idea,
    fields: {
      contribution: relation(),
      author: one('Person', (idea) => ({ id: onceRevealed(idea, idea.column('author')) })),
      votes: value((idea) => onceRevealed(idea, givenTo('idea_vote', 'idea_id', idea))),
      viewerVoted: value((idea, scope) => viewerGave('idea_vote', 'idea_id', idea, scope)),
    },
  },
  {
    type: 'FollowUp',
    entity: FollowUp,
    fields: { contribution: relation(), owner: relation(), viewerPermissions: given('state', 'owner', 'contribution') },
  },
];

const isOneOf = (column: Sql, wanted: readonly string[]): Sql =>
  wanted.length ? sql`${column} in (${sql.join([...wanted])})` : sql`1 = 0`;

/** Every closed contribution; every word that is searched for must be in it. */
const listLessons = (lesson: Row, { first, after, search, kinds }: LessonArgs): PageRead => ({
  where: [
    sql`${lesson.column('closedAt')} is not null`,
    ...(kinds ? [isOneOf(lesson.column('kind'), kinds)] : []),
    ...wordsOf(search ?? '').map((word) => sql`${lesson.column('searchText')} like ${`%${escapeLike(word)}%`} escape '!'`),
  ],
  order: [{ by: lesson.column('closedAt'), instant: true }, { by: lesson.column('id') }],
  direction: 'desc',
  first,
  after,
});

const wordsOf = (search: string): string[] =>
  search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

export const contributionRoots: Record<string, RootRead> = { lessons: pageRoot('Contribution', LessonArgs, listLessons) };
