import { expect, test } from 'vitest';
import { changeAsApp } from '../support/app-documents.ts';
import { hearthForThisFile } from '../support/app.ts';
import { statementsOf } from '../support/statements.ts';
import { GrowingCompany } from './growing-company.ts';

/** Statements of an answer to an event, by the web app's own document: who asks, the answer, and what the app reads of it. */
const COST = { sqlite: 6, postgresql: 7 };

const hearth = await hearthForThisFile();
const company = await GrowingCompany.begin(hearth);

test.each([10, 1000])('an answer costs the same statements at %i answers', async (size) => {
  await company.growTo(size);
  const viewer = await hearth.as(await hearth.build.person());
  const answer = (status: string) =>
    statementsOf(hearth, () => changeAsApp(viewer, 'RespondToOccurrence', { occurrenceId: company.popular.id, status }));
  const cost = COST[hearth.services.config.database.dialect];
  expect({ first: await answer('GOING'), another: await answer('MAYBE') }).toEqual({ first: cost, another: cost });
});
