import type { Company } from './company/company.ts';
import { ask, type Contender } from './contender.ts';
import type { Field } from './field.ts';
import type { BenchQuery, Variables } from './queries.ts';

const COMPARED = 8;

/** Throws where a server answers otherwise than the first one to any of some requests, or writes otherwise. */
export async function checkAgreement(fields: readonly Field[], queries: readonly BenchQuery[], company: Company): Promise<void> {
  for (const query of queries) {
    if (query.writes) {
      for (const occurrenceId of company.answerable.slice(0, 4)) await compareWrites(fields, query, occurrenceId);
    } else {
      for (const variables of spread(query.variables(company))) {
        const answers = fields.flatMap(({ contenders }) =>
          contenders.map(async (contender) => ({ contender, answer: await answerOf(contender, query, variables) })),
        );
        compare(query, variables, await Promise.all(answers));
      }
    }
  }
}

const spread = (all: Variables[]) => all.filter((_, index) => index % Math.max(1, Math.floor(all.length / COMPARED)) === 0);

async function answerOf(contender: Contender, query: BenchQuery, variables: Variables): Promise<unknown> {
  return contender.data(query, await ask(contender, query, variables));
}

/** Each server answers the same occurrence in every way, from the same beginning, and what stands in the database then is compared too. */
async function compareWrites(fields: readonly Field[], query: BenchQuery, occurrenceId: string): Promise<void> {
  const taken: Taken[] = [];
  for (const field of fields) {
    for (const contender of field.contenders) {
      await field.forgetAnswer(occurrenceId);
      const answer: unknown[] = [];
      for (const status of ['GOING', 'MAYBE', 'GOING', 'GOING', 'DECLINED']) {
        answer.push(await answerOf(contender, query, { input: { occurrenceId, status } }), await field.writtenAnswer(occurrenceId));
      }
      taken.push({ contender, answer });
    }
  }
  compare(query, { occurrenceId }, taken);
}

interface Taken {
  contender: Contender;
  answer: unknown;
}

/** As text: the order of the keys counts too. */
function compare(query: BenchQuery, variables: Variables, [first, ...others]: readonly Taken[]): void {
  if (!first) return;
  const wanted = JSON.stringify(first.answer);
  for (const { contender, answer } of others) {
    const got = JSON.stringify(answer);
    if (got === wanted) continue;
    let at = 0;
    while (got[at] === wanted[at]) at += 1;
    const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
    const says = ({ name, database }: Contender, text: string) => `${name} on ${database}: … ${around(text)} …`;
    throw new Error(
      `“${query.title}” with ${JSON.stringify(variables)} is answered differently.\n${says(first.contender, wanted)}\n${says(contender, got)}`,
    );
  }
}
