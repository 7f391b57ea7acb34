import type { LeftBehindPartsFragment } from '../../gql/graphql';

/** An answer without the names of its types. */
type Plain<T> = T extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : T extends object
    ? { [Key in keyof T as Exclude<Key, '__typename'>]: Plain<T[Key]> }
    : T;
export type Behind = Plain<LeftBehindPartsFragment>;

/** One thing somebody leaves behind. `todo`: somebody has to see to it; otherwise it happens by itself. */
export type LeftItem =
  | { kind: 'seat'; todo: true; key: string; title: string; heads: string[]; standIn: string | undefined; to: string }
  | { kind: 'actsFor'; todo: true; key: string; title: string; to: string }
  | { kind: 'orphan'; todo: true; key: string; name: string; to: string }
  | { kind: 'reports'; todo: false; key: string; names: string[]; manager: string }
  | { kind: 'duty'; todo: boolean; key: string; role: Role; series: string; on: string; takenOverBy: string | undefined; to: string }
  | { kind: 'series'; todo: true; key: string; id: string; version: number; title: string }
  | { kind: 'case'; todo: true; key: string; title: string; to: string }
  | { kind: 'followUp'; todo: true; key: string; title: string; dueOn: string; to: string }
  | { kind: 'event'; todo: true; key: string; id: string; version: number; title: string; dates: number; nextAt: string; to: string }
  | { kind: 'answers'; todo: false; key: string; title: string; dates: number; places: number };

const nameOf = ({ person }: Behind['reports'][number]): string => person.name;

type Role = Behind['duties'][number]['role'];

/** All of it as one list, what somebody has to see to first. */
export function leftItems(behind: Behind): LeftItem[] {
  const chart = (positionId: string) => `/organization?asOf=${behind.seenOn}&seat=${positionId}`;
  const session = (id: string) => `/sharing/${id}`;
  const managers = [...new Set(behind.reports.map(({ manager }) => manager?.id))];
  const items: LeftItem[] = [
    ...behind.seats.map(({ seat, standIn, heads }) => ({
      kind: 'seat' as const,
      todo: true as const,
      key: `seat ${seat.position.id}`,
      title: seat.title,
      heads: heads.map(({ name }) => name),
      standIn: standIn?.name,
      to: chart(seat.position.id),
    })),
    ...behind.actsFor.map(({ title, position }) => ({
      kind: 'actsFor' as const,
      todo: true as const,
      key: `actsFor ${position.id}`,
      title,
      to: chart(position.id),
    })),
    ...managers.flatMap((managerId): LeftItem[] => {
      const reports = behind.reports.filter(({ manager }) => manager?.id === managerId);
      const manager = reports[0]?.manager;
      if (manager)
        return [{ kind: 'reports', todo: false, key: `reports ${manager.id}`, names: reports.map(nameOf), manager: manager.name }];
      return reports.map(({ person: { id, name } }) => ({ kind: 'orphan', todo: true, key: `orphan ${id}`, name, to: `/people/${id}` }));
    }),
    ...behind.duties.map(({ role, session: { id, heldOn, series }, takenOverBy }) => ({
      kind: 'duty' as const,
      todo: !takenOverBy,
      key: `duty ${id} ${role}`,
      role,
      series: series.title,
      on: heldOn,
      takenOverBy: takenOverBy?.name,
      to: session(id),
    })),
    ...behind.series.map(({ id, title, version }) => ({
      kind: 'series' as const,
      todo: true as const,
      key: `series ${id}`,
      id,
      title,
      version,
    })),
    ...behind.events.map(({ event: { id, title, version }, next, dates }) => ({
      kind: 'event' as const,
      todo: true as const,
      key: `event ${id}`,
      id,
      title,
      version,
      dates,
      nextAt: next.startsAt,
      to: `/events/${next.id}`,
    })),
    ...behind.openCases.map(({ id, title, session: of }) => ({
      kind: 'case' as const,
      todo: true as const,
      key: `case ${id}`,
      title,
      to: session(of.id),
    })),
    ...behind.openFollowUps.map(({ id, text, dueOn, contribution }) => ({
      kind: 'followUp' as const,
      todo: true as const,
      key: `followUp ${id}`,
      title: text,
      dueOn,
      to: session(contribution.session.id),
    })),
    ...behind.answers.map(({ event: { id, title }, dates, places }) => ({
      kind: 'answers' as const,
      todo: false as const,
      key: `answers ${id}`,
      title,
      dates,
      places,
    })),
  ];
  return [...items.filter(({ todo }) => todo), ...items.filter(({ todo }) => !todo)];
}
