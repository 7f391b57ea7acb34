import { launchBrowser, signIn, visit } from '../../support/browser.ts';
import { Client } from '../../support/client.ts';
import { graphql } from '../../support/graphql.ts';
import { Installation } from '../../support/installation.ts';
import { peopleWorkbook } from '../../support/people-workbook.ts';
import { MOST_WORKBOOK_SECONDS } from '../goals.ts';
import { crowd } from './crowd.ts';

const rehearseCrowd = graphql(`
  mutation BenchRehearseImport($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      errors {
        message
      }
    }
  }
`);

export interface Workbook {
  what: 'workbook';
  people: number;
  /** From the choice of the file to its rows, and to the list of what is wrong with them. */
  readSeconds: number;
  seconds: number;
  /** By the time that the API takes to check as many rows. */
  ratio: number;
}

const PASSWORD = 'a long password of the bench';
const MISTAKES = 50;

/** Checks a workbook of so many people, fifty rows of it with a mistake, on the import page, on SQLite. */
export async function measureWorkbook(people: number): Promise<Workbook> {
  await using installation = await Installation.create();
  const account = [
    'account',
    'create',
    '--company',
    '基准',
    '--email',
    'hr@bench.test',
    '--name',
    '人事',
    '--role',
    'HR',
    '--password-stdin',
  ];
  installation.operate(account, { input: PASSWORD });
  const token = installation.operate(['token', 'create', '--email', 'hr@bench.test', '--scopes', 'read,write', '--expires', '1d']);
  await installation.serve();
  const { bytes } = await peopleWorkbook(people, MISTAKES);
  const client = new Client(installation.url, { authorization: `Bearer ${token}` });
  const asked = performance.now();
  await client.run(rehearseCrowd, { input: { rows: crowd(people), dryRun: true } });
  const byApi = (performance.now() - asked) / 1000;

  const browser = await launchBrowser();
  try {
    const storageState = await signIn(browser, installation.url, 'hr@bench.test', PASSWORD);
    const context = await visit(browser, 'zh-CN', { storageState });
    const page = await context.newPage();
    await page.goto(`${installation.url}/people/import`);
    const chosen = performance.now();
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.getByLabel('选择文件').setInputFiles({ name: '花名册.xlsx', mimeType, buffer: Buffer.from(bytes) });
    const check = page.getByRole('button', { name: '检查', exact: true });
    await check.waitFor();
    const readSeconds = (performance.now() - chosen) / 1000;
    await check.click();
    await page.getByText(`有 ${MISTAKES} 处需要修改`).waitFor({ timeout: 300_000 });
    const seconds = (performance.now() - chosen) / 1000;
    const ratio = seconds / byApi;
    const mark = people > 10_000 ? '' : seconds <= MOST_WORKBOOK_SECONDS ? '✓' : '✗';
    console.log(
      `A workbook of ${people.toLocaleString('en')} people read in ${readSeconds.toFixed(1)} s and checked in ${seconds.toFixed(1)} s ${mark}, ${ratio.toFixed(2)} times what the API takes to check them`,
    );
    return { what: 'workbook', people, readSeconds, seconds, ratio };
  } finally {
    await browser.close();
  }
}
