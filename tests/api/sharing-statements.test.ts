import { Contribution, ContributionKind } from '@hearth/server/modules/sharing/contribution.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';
import { CreateSeries, FRIDAYS } from './sharing-documents.ts';
import { teamOfSix } from './sharing-team.ts';

const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });

const Everything = graphql(`
  query SharingEverything($first: Int!) {
    sharingSessions(first: $first) {
      nodes {
        heldOn
        host {
          name
        }
        presenters {
          name
        }
        circle {
          name
        }
        voices {
          person {
            name
          }
        }
        viewerPermissions {
          open
          contribute
        }
        openingPage {
          unfinishedFollowUps {
            text
          }
          dueCases {
            title
          }
          newcomers {
            name
          }
          birthdays {
            on
          }
        }
        contributions {
          presenter {
            name
          }
          helpfulCount
          viewerPermissions {
            addIdea
          }
          ideas {
            votes
            viewerVoted
            author {
              name
            }
          }
          followUps {
            owner {
              name
            }
          }
        }
      }
    }
  }
`);

test('twenty sessions with all that belongs to them take no more statements than two', async () => {
  for (const name of ['甲组', '乙组']) {
    const team = await teamOfSix(hearth, name);
    const manager = await hearth.as(team.manager);
    const { createSharingSeries } = await manager.run(CreateSeries, {
      input: { title: `${name}夜话`, unitId: team.unitId, rhythm: FRIDAYS },
    });
    for (const session of createSharingSeries.series?.nextSessions.slice(0, 10) ?? []) {
      await hearth.build.row(Contribution, {
        session: session.id,
        kind: ContributionKind.CASE,
        presenter: team.members[0].id,
        title: '案例',
        createdAt: hearth.clock.now(),
      });
    }
  }
  const viewer = await hearth.as(await hearth.build.person());
  const counted = async (first: number) => statementsOf(hearth, () => viewer.run(Everything, { first }));
  await counted(2);
  const few = await counted(2);
  const many = await counted(20);
  expect(few).toBeGreaterThan(0);
  // Batches may fall together by chance: never more.
  expect(many).toBeLessThanOrEqual(few);
});
