import { Contribution, ContributionKind } from '@hearth/server/modules/sharing/contribution.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';
import { AddContribution, caseSections, CreateSeries, FRIDAYS, OpenSession } from './sharing-documents.ts';
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

const AddIdeaCounted = graphql(`
  mutation AddIdeaCounted($input: AddIdeaInput!) {
    addIdea(input: $input) {
      idea {
        id
        text
      }
      errors {
        code
      }
    }
  }
`);

const VoteCounted = graphql(`
  mutation VoteCounted($input: VoteForIdeaInput!) {
    voteForIdea(input: $input) {
      idea {
        votes
        viewerVoted
      }
      errors {
        code
      }
    }
  }
`);

const HelpfulCounted = graphql(`
  mutation HelpfulCounted($input: MarkHelpfulInput!) {
    markHelpful(input: $input) {
      contribution {
        helpfulCount
      }
      errors {
        code
      }
    }
  }
`);

test('what people do at once in a live session takes few statements, who asks and the answer among them', async () => {
  const team = await teamOfSix(hearth, '丙组');
  const manager = await hearth.as(team.manager);
  const { createSharingSeries } = await manager.run(CreateSeries, { input: { title: '丙组夜话', unitId: team.unitId, rhythm: FRIDAYS } });
  const sessionId = createSharingSeries.series?.nextSessions[0]?.id ?? '';
  await manager.run(OpenSession, { input: { sessionId } });
  const [owner, thinker] = [await hearth.as(team.members[0]), await hearth.as(team.members[1])];
  const input = { sessionId, kind: 'CASE' as const, title: '难题', sections: [...caseSections] };
  const { addContribution } = await owner.run(AddContribution, { input });
  const contributionId = addContribution.contribution?.id ?? '';
  let ideaId = '';
  const counts = {
    contribution: await statementsOf(hearth, () => owner.run(AddContribution, { input: { ...input, title: '又一个' } })),
    idea: await statementsOf(hearth, async () => {
      ideaId = (await thinker.run(AddIdeaCounted, { input: { contributionId, text: '主意' } })).addIdea.idea?.id ?? '';
    }),
    vote: await statementsOf(hearth, () => owner.run(VoteCounted, { input: { ideaId } })),
    helpful: await statementsOf(hearth, () => thinker.run(HelpfulCounted, { input: { contributionId } })),
  };
  expect(ideaId).not.toBe('');
  expect(counts.contribution).toBeLessThanOrEqual(8);
  expect(counts.idea).toBeLessThanOrEqual(5);
  expect(counts.vote).toBeLessThanOrEqual(5);
  expect(counts.helpful).toBeLessThanOrEqual(4);
});
