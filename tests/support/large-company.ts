import { Client } from './client.ts';
import { graphql } from './graphql.ts';
import { Installation } from './installation.ts';

const ImportLargeCompany = graphql(`
  mutation ImportLargeCompany($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      errors {
        path
        message
      }
    }
  }
`);

const SPAN = 10;
const [families, givens] = ['王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗', '明芳伟静强磊洋艳勇军杰娟涛超兰霞平刚桂英'];

export const numberOf = (index: number): string => `L${String(index + 1).padStart(6, '0')}`;

/** Somebody of a company in which everybody leads ten people, as long as there are any. */
function row(index: number): Record<string, string> {
  const team = Math.floor((index - 1) / SPAN);
  return {
    employeeNumber: numberOf(index),
    name: `${families[index % 20]}${givens[Math.floor(index / 20) % 20]}${givens[Math.floor(index / 400) % 20]}`,
    email: `l${index + 1}@large.test`,
    title: index === 0 ? '总经理' : '销售员',
    unitPath: index === 0 ? '' : `销售部/第${1 + (team % 50)}组`,
    managerNumber: index === 0 ? '' : numberOf(team),
    birthday: `${1970 + (index % 30)}-${String(1 + (index % 12)).padStart(2, '0')}-15`,
    birthdayCalendar: index % 7 === 0 ? 'LUNAR' : 'SOLAR',
    hiredOn: `${2010 + (index % 15)}-03-01`,
  };
}

export interface LargeCompany extends AsyncDisposable {
  url: string;
  email: string;
  password: string;
}

/** The built product with a company of that many people, brought in at once as HR would. */
export async function openLargeCompany(size: number): Promise<LargeCompany> {
  const installation = await Installation.create();
  const [email, password] = ['hr@large.test', 'a long password of the large company'];
  const account = ['account', 'create', '--company', '大围炉', '--email', email, '--name', '人事', '--role', 'HR', '--password-stdin'];
  installation.operate(account, { input: password });
  const token = installation.operate(['token', 'create', '--email', email, '--scopes', 'read,write', '--expires', '1d']);
  await installation.serve();
  const client = new Client(installation.url, { authorization: `Bearer ${token}` });
  const { importPeople } = await client.run(ImportLargeCompany, {
    input: { dryRun: false, rows: Array.from({ length: size }, (_, i) => row(i)) },
  });
  if (importPeople.added !== size) throw new Error(`The import failed: ${JSON.stringify(importPeople.errors.slice(0, 5))}`);
  return { url: installation.url, email, password, [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose]() };
}
