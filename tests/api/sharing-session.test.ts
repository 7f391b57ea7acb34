import { Duty, DutyRole, DutySource } from '@hearth/server/modules/sharing/sharing-session.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { AddContribution, caseSections, CloseSession, CreateSeries, FRIDAYS, OpenSession, SessionPage } from './sharing-documents.ts';
import { teamOfSix, type Team } from './sharing-team.ts';

const hearth = await hearthForThisFile();

const AddIdea = graphql(`
  mutation SharingAddIdea($input: AddIdeaInput!) {
    addIdea(input: $input) {
      idea {
        id
        votes
        author {
          id
        }
      }
      errors {
        code
      }
    }
  }
`);

const Vote = graphql(`
  mutation SharingVote($input: VoteForIdeaInput!) {
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

const Adopt = graphql(`
  mutation SharingAdopt($input: AdoptIdeaInput!) {
    adoptIdea(input: $input) {
      idea {
        adopted
        votes
      }
      errors {
        code
      }
    }
  }
`);

const AddFollowUp = graphql(`
  mutation SharingAddFollowUp($input: AddFollowUpInput!) {
    addFollowUp(input: $input) {
      followUp {
        id
        owner {
          id
        }
      }
      errors {
        code
        path
      }
    }
  }
`);

const CompleteFollowUp = graphql(`
  mutation SharingCompleteFollowUp($input: CompleteFollowUpInput!) {
    completeFollowUp(input: $input) {
      followUp {
        state
        result
      }
      errors {
        code
      }
    }
  }
`);

const RecordOutcome = graphql(`
  mutation SharingRecordOutcome($input: RecordCaseOutcomeInput!) {
    recordCaseOutcome(input: $input) {
      contribution {
        outcome
        outcomeNote
        closedAt
      }
      errors {
        code
      }
    }
  }
`);

/** A weekly series on Fridays from Monday, 2 March 2026 on, and its first session, open. */
async function openFirstSession(name: string) {
  hearth.clock.set('2026-03-02T09:00:00+08:00');
  const team = await teamOfSix(hearth, name);
  const manager = await hearth.as(team.manager);
  const { createSharingSeries } = await manager.run(CreateSeries, {
    input: { title: `${name}夜话`, unitId: team.unitId, rhythm: FRIDAYS, presentersPerSession: 1 },
  });
  expect(createSharingSeries.errors).toEqual([]);
  const sessions = createSharingSeries.series?.nextSessions ?? [];
  const first = sessions[0];
  const second = sessions[1];
  if (!first || !second) throw new Error('The series has no sessions');
  hearth.clock.set('2026-03-06T16:00:00+08:00');
  const opened = await manager.run(OpenSession, { input: { sessionId: first.id } });
  expect(opened.openSharingSession.errors).toEqual([]);
  return { team, manager, first, second };
}

const everybody = (team: Team, kind: 'SPOKE' | 'PASSED') => team.everybody.map(({ id }) => ({ personId: id, kind }));

describe('a whole session', () => {
  test('goes from the rotation over a case, its ideas and follow-ups to everybody accounted for', async () => {
    const { team, manager, first } = await openFirstSession('华东');
    const [owner, other, third] = team.members;
    const asOwner = await hearth.as(owner);
    const asOther = await hearth.as(other);
    const asThird = await hearth.as(third);

    const told = await asOwner.run(AddContribution, {
      input: { sessionId: first.id, kind: 'CASE', title: '客户压价', sections: [...caseSections] },
    });
    expect(told.addContribution.errors).toEqual([]);
    const caseId = told.addContribution.contribution?.id ?? '';
    expect(told.addContribution.contribution?.presenter).toEqual({ id: owner.id });

    const idea = (await asOther.run(AddIdea, { input: { contributionId: caseId, text: '先谈范围，再谈价格' } })).addIdea.idea;
    expect(idea).toMatchObject({ votes: null, author: null });
    const ideaId = idea?.id ?? '';
    await asThird.run(Vote, { input: { ideaId } });
    const again = await asThird.run(Vote, { input: { ideaId } });
    expect(again.voteForIdea).toEqual({ idea: { votes: null, viewerVoted: true }, errors: [] });

    const phase = (await manager.run(SessionPage, { id: first.id })).sharingSession;
    expect(phase?.suggestedVoices?.find((voice) => voice.person.id === other.id)?.kind).not.toBe('WROTE');
    const hidden = phase?.contributions[0];
    expect(hidden?.ideasRevealed).toBe(false);
    expect(hidden?.ideas).toEqual([
      { id: ideaId, text: '先谈范围，再谈价格', votes: null, adopted: false, viewerVoted: false, author: null },
    ]);

    const adopted = await asOwner.run(Adopt, { input: { ideaId } });
    expect(adopted.adoptIdea).toEqual({ idea: { adopted: true, votes: 1 }, errors: [] });
    const shown = (await manager.run(SessionPage, { id: first.id })).sharingSession?.contributions[0];
    expect(shown?.ideas[0]).toMatchObject({ votes: 1, adopted: true, author: { id: other.id } });

    const followUp = await asOwner.run(AddFollowUp, {
      input: { contributionId: caseId, text: '重做报价', dueOn: '2026-03-10', checkOn: '2026-03-13' },
    });
    expect(followUp.addFollowUp).toMatchObject({ followUp: { owner: { id: owner.id } }, errors: [] });

    const refused = await manager.run(CloseSession, { input: { sessionId: first.id, voices: [] } });
    expect(refused.closeSharingSession.session).toBeNull();
    expect(refused.closeSharingSession.errors[0]).toMatchObject({ code: 'VOICES_MISSING', path: ['voices'] });

    const closed = await manager.run(CloseSession, { input: { sessionId: first.id, voices: everybody(team, 'SPOKE') } });
    expect(closed.closeSharingSession.errors).toEqual([]);
    expect(closed.closeSharingSession.session?.status).toBe('CLOSED');
    expect(closed.closeSharingSession.session?.voices).toHaveLength(6);
    expect(closed.closeSharingSession.session?.minutes).toContain('先谈范围，再谈价格');
  });

  test('settles at its opening the turns that were forecast, with their reasons', async () => {
    hearth.clock.set('2026-03-02T09:00:00+08:00');
    const team = await teamOfSix(hearth, '轮值');
    const manager = await hearth.as(team.manager);
    const { createSharingSeries } = await manager.run(CreateSeries, {
      input: { title: '轮值夜话', unitId: team.unitId, rhythm: FRIDAYS },
    });
    const id = createSharingSeries.series?.nextSessions[0]?.id ?? '';
    const before = (await manager.run(SessionPage, { id })).sharingSession;
    expect(before?.presenters).toHaveLength(2);
    expect(before?.duties.turns.every((turn) => turn.source === 'ROTATION' && turn.reasons.length > 0)).toBe(true);
    await manager.run(OpenSession, { input: { sessionId: id } });
    const after = (await manager.run(SessionPage, { id })).sharingSession;
    expect(after?.duties.turns).toEqual(before?.duties.turns);
    expect(after?.host).toEqual(before?.host);
  });

  test('keeps a turn that was settled before, and lets the rotation fill the rest', async () => {
    hearth.clock.set('2026-03-02T09:00:00+08:00');
    const team = await teamOfSix(hearth, '已定');
    const manager = await hearth.as(team.manager);
    const { createSharingSeries } = await manager.run(CreateSeries, {
      input: { title: '已定夜话', unitId: team.unitId, rhythm: FRIDAYS },
    });
    const id = createSharingSeries.series?.nextSessions[0]?.id ?? '';
    const [host] = team.members;
    await hearth.build.row(Duty, { session: id, person: host.id, role: DutyRole.HOST, source: DutySource.ROTATION, reasons: null });
    const opened = await manager.run(OpenSession, { input: { sessionId: id } });
    expect(opened.openSharingSession).toMatchObject({ session: { host: { id: host.id } }, errors: [] });
    const presenters = opened.openSharingSession.session?.presenters.map((person) => person.id) ?? [];
    expect(presenters).toHaveLength(2);
    expect(presenters).not.toContain(host.id);
  });

  test('knows who spoke and who wrote, and asks only for the others', async () => {
    const { team, manager, first } = await openFirstSession('声音');
    const page = (await manager.run(SessionPage, { id: first.id })).sharingSession;
    const duties = new Set([page?.host?.id, ...(page?.presenters ?? []).map((person) => person.id)]);
    const quiet = team.everybody.filter((person) => !duties.has(person.id));
    expect(page?.suggestedVoices?.filter((voice) => voice.kind === 'SPOKE')).toHaveLength(2);
    const [writer, ...others] = quiet;
    if (!writer) throw new Error('Everybody has a duty');
    const asWriter = await hearth.as(writer);
    const sections = [
      { key: 'WHAT_HAPPENED', text: '忘了确认' },
      { key: 'CAUSE', text: '赶时间' },
      { key: 'NEXT_TIME', text: '清单' },
    ] as const;
    await asWriter.run(AddContribution, { input: { sessionId: first.id, kind: 'LESSON', title: '丢单', sections: [...sections] } });
    const voices = others.map((person) => ({ personId: person.id, kind: 'PASSED' as const }));
    const closed = await manager.run(CloseSession, { input: { sessionId: first.id, voices } });
    const kindOf = new Map(closed.closeSharingSession.session?.voices.map((voice) => [voice.person.id, voice.kind]));
    expect(kindOf.get(writer.id)).toBe('WROTE');
    expect([...kindOf.values()].filter((kind) => kind === 'SPOKE')).toHaveLength(2);
  });
});

describe('closing', () => {
  test('names everybody missing without telling who wrote a hidden idea, and counts them as having written once it is closed', async () => {
    const { team, manager, first } = await openFirstSession('匿名点子');
    const page = (await manager.run(SessionPage, { id: first.id })).sharingSession;
    const duties = new Set([page?.host?.id, ...(page?.presenters ?? []).map((person) => person.id)]);
    const [owner, writer, ...others] = team.everybody.filter((person) => !duties.has(person.id));
    if (!owner || !writer) throw new Error('Everybody has a duty');
    const told = await (
      await hearth.as(owner)
    ).run(AddContribution, { input: { sessionId: first.id, kind: 'CASE', title: '谁出的主意', sections: [...caseSections] } });
    const contributionId = told.addContribution.contribution?.id ?? '';
    await (await hearth.as(writer)).run(AddIdea, { input: { contributionId, text: '换个报价方式' } });

    const refused = await manager.run(CloseSession, { input: { sessionId: first.id, voices: [] } });
    const [error] = refused.closeSharingSession.errors;
    for (const person of [writer, ...others]) expect(error?.message).toContain(person.name);
    expect(error?.message).not.toContain(owner.name);

    const voices = [writer, ...others].map((person) => ({ personId: person.id, kind: 'PASSED' as const }));
    const closed = await manager.run(CloseSession, { input: { sessionId: first.id, voices } });
    expect(closed.closeSharingSession.errors).toEqual([]);
    const kindOf = new Map(closed.closeSharingSession.session?.voices.map((voice) => [voice.person.id, voice.kind]));
    expect(kindOf.get(writer.id)).toBe('WROTE');
    for (const person of others) expect(kindOf.get(person.id)).toBe('PASSED');
  });

  test('takes to the library all that was told until then, also what comes in at the same moment', async () => {
    const { team, manager, first } = await openFirstSession('同时');
    const tellers = await Promise.all(team.members.map((person) => hearth.as(person)));
    const sections = [
      { key: 'SITUATION' as const, text: '老客户转介绍' },
      { key: 'ACTION' as const, text: '当天回访' },
      { key: 'RESULT' as const, text: '签单' },
    ];
    const tell = (title: string) => ({ input: { sessionId: first.id, kind: 'SUCCESS' as const, title, sections } });
    const close = { input: { sessionId: first.id, voices: everybody(team, 'PASSED') } };
    const [closed, ...told] = await Promise.all([
      manager.run(CloseSession, close),
      ...Array.from({ length: 4 }, (_, round) => tellers.map((teller) => teller.run(AddContribution, tell(`第${round}次`)))).flat(),
    ]);
    expect(closed.closeSharingSession.errors).toEqual([]);
    const kept = told.filter(({ addContribution }) => addContribution.contribution);
    for (const { addContribution } of told.filter((each) => !kept.includes(each))) {
      expect(addContribution.errors).toEqual([{ code: 'SESSION_OVER', path: ['sessionId'] }]);
    }
    const contributions = (await manager.run(SessionPage, { id: first.id })).sharingSession?.contributions ?? [];
    expect(contributions).toHaveLength(kept.length);
    expect(contributions.filter((contribution) => contribution.closedAt === null)).toEqual([]);
  });
});

describe('a case', () => {
  test('with a check date comes back to the opening page of the next session, until it is closed with an outcome', async () => {
    const { team, manager, first, second } = await openFirstSession('回看');
    const [owner] = team.members;
    const asOwner = await hearth.as(owner);
    const told = await asOwner.run(AddContribution, {
      input: { sessionId: first.id, kind: 'CASE', title: '续约卡住', sections: [...caseSections] },
    });
    const caseId = told.addContribution.contribution?.id ?? '';
    const added = await asOwner.run(AddFollowUp, {
      input: { contributionId: caseId, text: '约客户总监', dueOn: '2026-03-11', checkOn: '2026-03-12' },
    });
    await manager.run(CloseSession, { input: { sessionId: first.id, voices: everybody(team, 'PASSED') } });

    const opening = async () => (await manager.run(SessionPage, { id: second.id })).sharingSession?.openingPage;
    expect(await opening()).toMatchObject({ unfinishedFollowUps: [{ text: '约客户总监' }], dueCases: [{ title: '续约卡住' }] });
    expect((await manager.run(SessionPage, { id: first.id })).sharingSession?.openingPage.dueCases).toEqual([]);

    const followUpId = added.addFollowUp.followUp?.id ?? '';
    await asOwner.run(CompleteFollowUp, { input: { followUpId, result: '见到了，下周给答复' } });
    expect(await opening()).toMatchObject({ unfinishedFollowUps: [], dueCases: [{ title: '续约卡住' }] });

    const empty = await asOwner.run(RecordOutcome, { input: { contributionId: caseId, outcome: 'SOLVED', note: ' ' } });
    expect(empty.recordCaseOutcome.errors).toEqual([{ code: 'NOTE_REQUIRED' }]);
    const done = await asOwner.run(RecordOutcome, { input: { contributionId: caseId, outcome: 'SOLVED', note: '续了两年' } });
    expect(done.recordCaseOutcome).toMatchObject({ contribution: { outcome: 'SOLVED', outcomeNote: '续了两年' }, errors: [] });
    expect((await opening())?.dueCases).toEqual([]);
    const twice = await asOwner.run(RecordOutcome, { input: { contributionId: caseId, outcome: 'NOT', note: '又变了' } });
    expect(twice.recordCaseOutcome.errors).toEqual([{ code: 'CASE_CLOSED' }]);
  });

  test('belongs to its owner: nobody else adopts ideas or says what came of it', async () => {
    const { team, manager, first } = await openFirstSession('归属');
    const [owner, other] = team.members;
    const asOther = await hearth.as(other);
    const told = await (
      await hearth.as(owner)
    ).run(AddContribution, {
      input: { sessionId: first.id, kind: 'CASE', title: '渠道冲突', sections: [...caseSections] },
    });
    const contributionId = told.addContribution.contribution?.id ?? '';
    const idea = await asOther.run(AddIdea, { input: { contributionId, text: '划分区域' } });
    const ideaId = idea.addIdea.idea?.id ?? '';
    await expect(asOther.run(Adopt, { input: { ideaId } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
    await expect(manager.run(Adopt, { input: { ideaId } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
    await expect(asOther.run(RecordOutcome, { input: { contributionId, outcome: 'NOT', note: '没用' } })).rejects.toMatchObject({
      codes: ['FORBIDDEN'],
    });
  });

  test('is followed up on days that make sense', async () => {
    const { team, first } = await openFirstSession('日期');
    const asOwner = await hearth.as(team.members[0]);
    const told = await asOwner.run(AddContribution, {
      input: { sessionId: first.id, kind: 'CASE', title: '账期', sections: [...caseSections] },
    });
    const contributionId = told.addContribution.contribution?.id ?? '';
    const late = await asOwner.run(AddFollowUp, { input: { contributionId, text: '催', dueOn: '2026-03-05' } });
    expect(late.addFollowUp.errors).toEqual([{ code: 'DUE_IN_THE_PAST', path: ['dueOn'] }]);
    const early = await asOwner.run(AddFollowUp, {
      input: { contributionId, text: '催', dueOn: '2026-03-10', checkOn: '2026-03-09' },
    });
    expect(early.addFollowUp.errors).toEqual([{ code: 'CHECK_BEFORE_DUE', path: ['checkOn'] }]);
  });
});

describe('a contribution', () => {
  test('without its required parts is refused part by part', async () => {
    const { team, first } = await openFirstSession('模板');
    const asOwner = await hearth.as(team.members[0]);
    const { addContribution } = await asOwner.run(AddContribution, {
      input: { sessionId: first.id, kind: 'SUCCESS', title: '签单', sections: [{ key: 'SITUATION', text: '老客户转介绍' }] },
    });
    expect(addContribution.errors).toEqual([
      { code: 'SECTION_REQUIRED', path: ['sections', 'ACTION'] },
      { code: 'SECTION_REQUIRED', path: ['sections', 'RESULT'] },
    ]);
  });

  test('comes from the circle alone, and not after the session', async () => {
    const { team, manager, first } = await openFirstSession('圈内');
    const stranger = await hearth.as(await hearth.build.person({ name: '外人' }));
    const input = { sessionId: first.id, kind: 'CASE' as const, title: '插话', sections: [...caseSections] };
    await expect(stranger.run(AddContribution, { input })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
    await manager.run(CloseSession, { input: { sessionId: first.id, voices: everybody(team, 'PASSED') } });
    const late = await (await hearth.as(team.members[0])).run(AddContribution, { input });
    expect(late.addContribution.errors).toEqual([{ code: 'SESSION_OVER', path: ['sessionId'] }]);
  });
});

describe('who is neither host nor organizer', () => {
  test('neither opens nor closes a session, and is not offered to', async () => {
    hearth.clock.set('2026-03-02T09:00:00+08:00');
    const team = await teamOfSix(hearth, '权限');
    const manager = await hearth.as(team.manager);
    const { createSharingSeries } = await manager.run(CreateSeries, {
      input: { title: '权限夜话', unitId: team.unitId, rhythm: FRIDAYS, presentersPerSession: 1 },
    });
    const id = createSharingSeries.series?.nextSessions[0]?.id ?? '';
    const page = (await manager.run(SessionPage, { id })).sharingSession;
    expect(page?.viewerPermissions).toEqual({ reschedule: true, open: true, close: false, contribute: true });
    const bystander = team.members.find((person) => person.id !== page?.host?.id) ?? team.members[0];
    const asBystander = await hearth.as(bystander);
    const seen = (await asBystander.run(SessionPage, { id })).sharingSession;
    expect(seen?.viewerPermissions).toEqual({ reschedule: false, open: false, close: false, contribute: true });
    expect(seen?.suggestedVoices).toBeNull();
    await expect(asBystander.run(OpenSession, { input: { sessionId: id } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
    await manager.run(OpenSession, { input: { sessionId: id } });
    await expect(asBystander.run(CloseSession, { input: { sessionId: id } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  });
});
