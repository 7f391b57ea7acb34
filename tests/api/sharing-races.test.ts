import { expect, test } from 'vitest';
import { askAsApp, changeAsApp } from '../support/app-documents.ts';
import { hearthForThisFile } from '../support/app.ts';
import { GrowingCompany } from './growing-company.ts';
import { caseSections } from './sharing-documents.ts';

const hearth = await hearthForThisFile();
const { live, team } = await GrowingCompany.begin(hearth);
const owner = await hearth.as(team.members[0]);

/** The codes of what was refused, of all that is asked at the same moment. */
async function refusedOf(operationName: string, inputs: readonly object[]): Promise<string[]> {
  const answers = await Promise.all(inputs.map((input) => askAsApp(owner, operationName, { input })));
  const payloads = answers.flatMap((answer) => Object.values(answer) as (string | { errors: { code: string }[] })[]);
  return payloads.flatMap((payload) => (typeof payload === 'string' ? [] : payload.errors.map(({ code }) => code)));
}

test('of two who say at the same moment what came of a case or a follow-up, one is told that it is said already', async () => {
  const told = { sessionId: live.id, kind: 'CASE', title: '续约', sections: caseSections };
  const contributionId = await changeAsApp(owner, 'AddContribution', told);
  const followUpId = await changeAsApp(owner, 'AddFollowUp', { contributionId, text: '拜访', dueOn: '2026-03-10' });
  const results = ['见到了', '没见到'].map((result) => ({ followUpId, result }));
  expect(await refusedOf('CompleteFollowUp', results)).toEqual(['FOLLOW_UP_COMPLETE']);
  const notes = ['续了', '没续'].map((note) => ({ contributionId, outcome: 'SOLVED', note }));
  expect(await refusedOf('RecordCaseOutcome', notes)).toEqual(['CASE_CLOSED']);
});
