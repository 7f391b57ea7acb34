import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { expect, test } from 'vitest';
import { openHearth } from '../support/app.ts';
import { born, buildTeam } from '../support/celebrations.ts';
import { graphql } from '../support/graphql.ts';

const CelebrationsOf = graphql(`
  query CelebrationsOf($from: Date!, $to: Date!, $personId: ID, $viewersTeam: Boolean!) {
    celebrations(from: $from, to: $to, personId: $personId, viewersTeam: $viewersTeam) {
      totalCount
      nodes {
        on
        person {
          name
        }
      }
    }
  }
`);

test('celebrations can be asked for of one person, and of the viewer’s team', async () => {
  await using hearth = await openHearth();
  const { li, manager, boss } = await buildTeam(hearth, born(3, 5));
  const stranger = await hearth.build.person({ name: '外人', hiredOn: null, ...born(3, 6) });
  const window = { from: '2026-03-01', to: '2026-04-01' };
  const names = async (person: Person, viewersTeam: boolean, personId: string | null = null) => {
    const { celebrations } = await (await hearth.as(person)).run(CelebrationsOf, { ...window, viewersTeam, personId });
    expect(celebrations.totalCount).toBe(celebrations.nodes.length);
    return celebrations.nodes.map((each) => each.person.name);
  };
  expect(await names(manager, false)).toEqual(['李明', '外人']);
  expect(await names(manager, true)).toEqual(['李明']);
  expect(await names(boss, true)).toEqual(['李明']);
  expect(await names(stranger, true)).toEqual([]);
  expect(await names(stranger, false, li.id)).toEqual(['李明']);
  await hearth.services.orm.em.fork().nativeUpdate(Person, { id: li.id }, { birthdayAudience: Audience.TEAM });
  expect(await names(stranger, false, li.id)).toEqual([]);
});
