import { Contribution, ContributionKind } from '@hearth/server/modules/sharing/contribution.entity';
import { describe, expect, test } from 'vitest';
import { changeAsApp } from '../support/app-documents.ts';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';
import { GrowingCompany } from './growing-company.ts';
import { caseSections, CreateSeries, FRIDAYS } from './sharing-documents.ts';
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
  // The sessions behind the cases are loaded with those of the page, or in a batch of their own where that one is under way: one more or less,
  // whatever the number of rows.
  expect(many - few).toBeLessThanOrEqual(1);
});

/** Statements of what is done in a live session, by the web app's own documents: who asks, the change, and what the app reads of it. */
const COSTS = {
  AddContribution: 6,
  AddIdea: 4,
  VoteForIdea: 5,
  MarkHelpful: 4,
  RevealIdeas: 7,
  AdoptIdea: 8,
  AddFollowUp: 4,
  CompleteFollowUp: 5,
  RecordCaseOutcome: 8,
};

describe('a live session', async () => {
  const company = await GrowingCompany.begin(hearth);

  test.each([10, 1000])('costs the same statements at %i sessions before it, cases in it, and ideas for each', async (size) => {
    await company.growTo(size);
    const { live, team } = company;
    const [owner, thinker, host] = await Promise.all([team.members[0], team.members[1], team.manager].map((person) => hearth.as(person)));
    if (!owner || !thinker || !host) throw new Error('Nobody is there');
    const counted = {} as Record<keyof typeof COSTS, number>;
    const change = async (client: Client, name: keyof typeof COSTS, input: object): Promise<string> => {
      let id = '';
      counted[name] = await statementsOf(hearth, async () => {
        id = await changeAsApp(client, name, input);
      });
      return id;
    };
    const told = { sessionId: live.id, kind: 'CASE', title: '难题', sections: caseSections };
    const contributionId = await change(owner, 'AddContribution', told);
    await company.debate(contributionId);
    const ideaId = await change(thinker, 'AddIdea', { contributionId, text: '主意' });
    await change(owner, 'VoteForIdea', { ideaId });
    await change(thinker, 'MarkHelpful', { contributionId });
    await change(host, 'RevealIdeas', { contributionId });
    await change(owner, 'AdoptIdea', { ideaId });
    const followUp = { contributionId, text: '重做报价', dueOn: '2026-03-10' };
    const followUpId = await change(host, 'AddFollowUp', followUp);
    await change(owner, 'CompleteFollowUp', { followUpId, result: '客户同意了' });
    await change(owner, 'RecordCaseOutcome', { contributionId, outcome: 'SOLVED', note: '续约了' });
    expect(counted).toEqual(COSTS);
  });
});
