import { Contribution } from '@hearth/server/modules/sharing/contribution.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { AddContribution, caseSections, CloseSession, CreateSeries, FRIDAYS, OpenSession, SessionPage } from './sharing-documents.ts';
import { teamOfSix } from './sharing-team.ts';

const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });

const Lessons = graphql(`
  query SharingLessons($search: String, $kinds: [ContributionKind!], $first: Int, $after: String) {
    lessons(search: $search, kinds: $kinds, first: $first, after: $after) {
      totalCount
      nodes {
        id
        kind
        title
        helpfulCount
        viewerFoundHelpful
        presenter {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ContributionNode = graphql(`
  query SharingContributionNode($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Contribution {
        title
        presenter {
          id
          name
        }
        sections {
          text
        }
        viewerPermissions {
          addIdea
          revealIdeas
          adoptIdea
          addFollowUp
          recordOutcome
        }
      }
    }
  }
`);

const Helpful = graphql(`
  mutation SharingHelpful($input: MarkHelpfulInput!) {
    markHelpful(input: $input) {
      contribution {
        helpfulCount
        viewerFoundHelpful
      }
      errors {
        code
      }
    }
  }
`);

const ContributionFields = graphql(`
  query SharingContributionFields {
    __type(name: "Contribution") {
      fields {
        name
      }
    }
  }
`);

const lessonSections = (text: string) => [
  { key: 'WHAT_HAPPENED' as const, text },
  { key: 'CAUSE' as const, text: '没有确认 Decision Maker' },
  { key: 'NEXT_TIME' as const, text: '先画决策链' },
];

async function openSession(name: string) {
  const team = await teamOfSix(hearth, name);
  const manager = await hearth.as(team.manager);
  const { createSharingSeries } = await manager.run(CreateSeries, {
    input: { title: `${name}夜话`, unitId: team.unitId, rhythm: FRIDAYS, presentersPerSession: 1 },
  });
  const sessionId = createSharingSeries.series?.nextSessions[0]?.id ?? '';
  await manager.run(OpenSession, { input: { sessionId } });
  const close = () =>
    manager.run(CloseSession, {
      input: { sessionId, voices: team.everybody.map(({ id }) => ({ personId: id, kind: 'PASSED' as const })) },
    });
  return { team, manager, sessionId, close };
}

test('nobody can read who told an anonymous lesson: not the session, the library, node, minutes, voices, nor the author themselves', async () => {
  const { team, manager, sessionId, close } = await openSession('匿名');
  const page = (await manager.run(SessionPage, { id: sessionId })).sharingSession;
  const duties = new Set([page?.host?.id, ...(page?.presenters ?? []).map((person) => person.id)]);
  const author = team.members.find((person) => !duties.has(person.id)) ?? team.members[0];
  const asAuthor = await hearth.as(author);
  const told = await asAuthor.run(AddContribution, {
    input: { sessionId, kind: 'LESSON', title: '一次丢单', sections: lessonSections('报价发错了客户'), anonymous: true },
  });
  expect(told.addContribution).toMatchObject({ contribution: { presenter: null }, errors: [] });
  const id = told.addContribution.contribution?.id ?? '';

  const suggested = (await manager.run(SessionPage, { id: sessionId })).sharingSession?.suggestedVoices ?? [];
  expect(suggested.find((voice) => voice.person.id === author.id)?.kind).toBeNull();
  const closed = await close();
  expect(closed.closeSharingSession.errors).toEqual([]);
  expect(closed.closeSharingSession.session?.minutes).toContain('匿名');

  const hr = await hearth.as(await hearth.build.person({ name: '人事' }), 'HR', 'ADMIN');
  for (const viewer of [asAuthor, manager, hr]) {
    const { node } = await viewer.run(ContributionNode, { id });
    expect(node).toMatchObject({ __typename: 'Contribution', title: '一次丢单', presenter: null });
    const { lessons } = await viewer.run(Lessons, { search: '一次丢单' });
    expect(lessons.nodes).toMatchObject([{ id, presenter: null }]);
  }
  const asSeenBy = async (viewer: typeof hr) => JSON.stringify(await viewer.run(ContributionNode, { id }));
  expect(await asSeenBy(asAuthor)).toBe(await asSeenBy(await hearth.as(team.members[4])));
});

test('what is kept of an anonymous author names nobody and links no two lessons', async () => {
  const { team, sessionId } = await openSession('留痕');
  const asAuthor = await hearth.as(team.members[0]);
  const ids: string[] = [];
  for (const title of ['第一课', '第二课']) {
    const told = await asAuthor.run(AddContribution, {
      input: { sessionId, kind: 'LESSON', title, sections: lessonSections(title), anonymous: true },
    });
    ids.push(told.addContribution.contribution?.id ?? '');
  }
  const em = hearth.services.orm.em.fork();
  const rows = await em.find(Contribution, { id: { $in: ids } }, { populate: ['authorKey'] });
  expect(rows.map((row) => row.presenter)).toEqual([null, null]);
  const keys = rows.map((row) => row.authorKey ?? '');
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) {
    expect(key.length).toBeGreaterThan(40);
    expect(key).not.toContain(team.members[0].id);
  }
  const { __type: type } = await asAuthor.run(ContributionFields);
  expect(type?.fields?.map((field) => field.name)).not.toContain('authorKey');
});

test('only a lesson can be told without a name', async () => {
  const { team, sessionId } = await openSession('实名');
  const asOwner = await hearth.as(team.members[0]);
  const { addContribution } = await asOwner.run(AddContribution, {
    input: { sessionId, kind: 'CASE', title: '匿名案例', sections: [...caseSections], anonymous: true },
  });
  expect(addContribution.errors).toEqual([{ code: 'NOT_ANONYMOUS', path: ['anonymous'] }]);
});

test('the library holds what is closed, the latest first, found by every word of title and text', async () => {
  const { team, sessionId, close } = await openSession('经验库');
  const asOwner = await hearth.as(team.members[0]);
  const tell = (kind: 'LESSON' | 'CASE', title: string) =>
    asOwner.run(AddContribution, {
      input: { sessionId, kind, title, sections: kind === 'CASE' ? [...caseSections] : lessonSections('折扣 100% 给错') },
    });
  await tell('LESSON', '独一无二的折扣教训');
  await tell('CASE', '独一无二的案例');
  const find = async (search: string, kinds?: ('LESSON' | 'CASE')[]) => {
    const { lessons } = await asOwner.run(Lessons, { search, kinds: kinds ?? null });
    return lessons.nodes.map((lesson) => lesson.title);
  };
  expect(await find('独一无二')).toEqual([]);
  await close();
  expect(await find('独一无二')).toEqual(['独一无二的折扣教训']);
  expect(await find('独一无二 decision')).toEqual(['独一无二的折扣教训']);
  expect(await find('独一无二 不在里面')).toEqual([]);
  expect(await find('独一无二 100%')).toEqual(['独一无二的折扣教训']);
  expect(await find('独一无二 1_0')).toEqual([]);
  expect(await find('独一无二', ['CASE'])).toEqual([]);
});

test('the library comes in pages', async () => {
  const { team, sessionId, close } = await openSession('分页');
  const asOwner = await hearth.as(team.members[0]);
  for (const title of ['页一', '页二', '页三']) {
    await asOwner.run(AddContribution, { input: { sessionId, kind: 'LESSON', title, sections: lessonSections('翻页测试') } });
  }
  await close();
  const first = (await asOwner.run(Lessons, { search: '翻页测试', first: 2 })).lessons;
  expect(first.totalCount).toBe(3);
  const rest = (await asOwner.run(Lessons, { search: '翻页测试', first: 2, after: first.pageInfo.endCursor })).lessons;
  expect([...first.nodes, ...rest.nodes].map((lesson) => lesson.title)).toEqual(['页三', '页二', '页一']);
  expect(rest.pageInfo.hasNextPage).toBe(false);
});

test('"this helped me" counts once a person, and can be taken back', async () => {
  const { team, sessionId } = await openSession('有用');
  const told = await (
    await hearth.as(team.members[0])
  ).run(AddContribution, {
    input: { sessionId, kind: 'LESSON', title: '有用的教训', sections: lessonSections('很有用') },
  });
  const contributionId = told.addContribution.contribution?.id ?? '';
  const reader = await hearth.as(team.members[1]);
  await reader.run(Helpful, { input: { contributionId } });
  const twice = await reader.run(Helpful, { input: { contributionId } });
  expect(twice.markHelpful).toEqual({ contribution: { helpfulCount: 1, viewerFoundHelpful: true }, errors: [] });
  const back = await reader.run(Helpful, { input: { contributionId, helpful: false } });
  expect(back.markHelpful.contribution).toEqual({ helpfulCount: 0, viewerFoundHelpful: false });
});
