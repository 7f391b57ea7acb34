import type { EntityManager } from '../../platform/orm/orm.ts';
import { sayLife } from './chart-words.rules.ts';
import { reportingCycle, refusal, unitCycle } from './organization.errors.ts';
import { linksAbove, livesOf } from './organization.reads.ts';
import { isWithin, lifeOf, overlap, type Facts, type Span } from './term.rules.ts';
import type { Book, SeatBook, UnitBook } from './timeline.service.ts';
import { loopThrough, type Link } from './tree.rules.ts';

/**
 * Refuses changed seats that would break the chart on any day from `from` on: a loop, a superior or a unit that does not exist. `units` are
 * those that are written with them.
 */
export async function checkSeats(em: EntityManager, book: SeatBook, from: string, units?: UnitBook): Promise<void> {
  await checkLives(
    em,
    'units',
    spansOf(book, from, ({ unit }) => unit),
    'unitId',
    units && ownLives(units),
  );
  await checkLives(
    em,
    'seats',
    spansOf(book, from, ({ reportsTo }) => reportsTo),
    'reportsToId',
    ownLives(book),
  );
  const links = await linksWith(em, 'seats', book, from, ({ reportsTo }) => reportsTo);
  for (const id of book.changed) {
    const loop = loopThrough(id, links, from);
    if (loop) throw await reportingCycle(em, loop, 'reportsToId');
  }
}

/** The same for the tree of units. */
export async function checkUnits(em: EntityManager, book: UnitBook, from: string): Promise<void> {
  await checkLives(
    em,
    'units',
    spansOf(book, from, ({ parent }) => parent),
    'parentId',
    ownLives(book),
  );
  const links = await linksWith(em, 'units', book, from, ({ parent }) => parent);
  for (const id of book.changed) {
    const loop = loopThrough(id, links, from);
    if (loop) throw await unitCycle(em, loop, 'parentId');
  }
}

/** Refuses a head that does not exist on every day, from `from` on, on which it would head a changed unit. */
export const checkHead = (em: EntityManager, book: UnitBook, from: string, head: string): Promise<void> =>
  checkLives(
    em,
    'seats',
    spansOf(book, from, ({ headPosition }) => (headPosition === head ? head : null)),
    'headPositionId',
  );

/** A seat or a unit that has to exist on the days of a span. */
export interface Need {
  readonly id: string;
  readonly span: Span;
}

type AnyBook<F extends Facts> = Pick<Book<never, F>, 'changed' | 'get'>;

/** What the changed timelines lean on, and when. */
function spansOf<F extends Facts>(book: AnyBook<F>, from: string, leansOn: (facts: F) => string | null): Need[] {
  return book.changed.flatMap((changed) =>
    book.get(changed).flatMap((term) => {
      const id = leansOn(term.facts);
      const span = overlap(term, { validFrom: from, validTo: null });
      return id !== null && span ? [{ id, span }] : [];
    }),
  );
}

/** When what changed will exist. Null: it ends before it has begun. */
export function ownLives<F extends Facts>(book: AnyBook<F>): Map<string, Span | null> {
  const lives = new Map<string, Span | null>();
  for (const id of book.changed) {
    lives.set(id, lifeOf(book.get(id)));
  }
  return lives;
}

async function checkLives(
  em: EntityManager,
  tree: 'seats' | 'units',
  needs: readonly Need[],
  field: string,
  known?: ReadonlyMap<string, Span | null>,
): Promise<void> {
  const missing = await firstMissing(em, tree, needs, known);
  if (!missing) return;
  if (!missing.life) {
    throw refusal('NOT_FOUND', field, {
      zh: tree === 'seats' ? '没有这个岗位' : '没有这个部门',
      en: tree === 'seats' ? 'There is no such seat' : 'There is no such unit',
    });
  }
  const exists = sayLife(missing.life);
  throw refusal('NOT_OPEN_THEN', field, {
    zh: `${tree === 'seats' ? '这个岗位' : '这个部门'}只在 ${exists.zh} 期间存在`,
    en: `${tree === 'seats' ? 'That seat' : 'That unit'} exists only ${exists.en}`,
  });
}

/** The first of these needs that is not met on every day of its span, with the days there are. `known` goes before what is stored. */
export async function firstMissing<N extends Need>(
  em: EntityManager,
  tree: 'seats' | 'units',
  needs: readonly N[],
  known: ReadonlyMap<string, Span | null> = new Map(),
): Promise<{ need: N; life: Span | null } | null> {
  const unknown = [...new Set(needs.map(({ id }) => id))].filter((id) => !known.has(id));
  const lives = new Map([...(await livesOf(em, tree, unknown)), ...known]);
  for (const need of needs) {
    const life = lives.get(need.id) ?? null;
    if (!life || !isWithin(need.span, life)) return { need, life };
  }
  return null;
}

/** The links above what changed, with the changed ones as they would be. */
async function linksWith<F extends Facts>(
  em: EntityManager,
  tree: 'seats' | 'units',
  book: AnyBook<F>,
  from: string,
  parentOf: (facts: F) => string | null,
): Promise<Link[]> {
  const changed = new Set(book.changed);
  const parents = spansOf(book, from, parentOf).map(({ id }) => id);
  const stored = await linksAbove(em, tree, [...new Set(parents)], from);
  const links = stored.filter(({ id }) => !changed.has(id));
  for (const id of changed)
    for (const { validFrom, validTo, facts } of book.get(id)) links.push({ id, parent: parentOf(facts), validFrom, validTo });
  return links;
}
