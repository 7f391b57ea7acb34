import type { Person } from '@hearth/server/modules/people/person.entity';
import type { Hearth } from '../support/app.ts';

/** A unit of its own: who manages it, and five who report to them. */
export interface Team {
  unitId: string;
  manager: Person;
  members: readonly [Person, Person, Person, Person, Person];
  everybody: readonly Person[];
}

export async function teamOfSix({ build }: Hearth, name: string): Promise<Team> {
  const unit = await build.unit(name);
  const manager = await build.person({ name: `${name}经理` });
  const seat = await build.position({ title: '销售经理', unit, holder: manager });
  const member = async (title: string): Promise<Person> => {
    const person = await build.person({ name: `${name}${title}` });
    await build.position({ title: '销售员', unit, reportsTo: seat, holder: person });
    return person;
  };
  const members = [await member('甲'), await member('乙'), await member('丙'), await member('丁'), await member('戊')] as const;
  return { unitId: unit.id, manager, members, everybody: [manager, ...members] };
}
