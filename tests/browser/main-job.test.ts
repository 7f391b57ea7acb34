import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, signIn, visit } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Installation } from '../support/installation.ts';

const WholeJob = graphql(`
  query MainJobWholeJob($today: Date!, $soon: Date!, $from: DateTime!, $to: DateTime!) {
    people(search: "lml") {
      nodes {
        name
        title
        manager {
          name
        }
        birthday {
          calendar
          month
          day
          year
        }
      }
    }
    celebrations(from: $today, to: $soon, kinds: [BIRTHDAY]) {
      nodes {
        person {
          name
        }
      }
    }
    occurrences(from: $from, to: $to) {
      nodes {
        going
        event {
          title
        }
      }
    }
    sharingSessions(first: 1) {
      nodes {
        series {
          title
        }
        host {
          name
        }
      }
    }
  }
`);

const password = 'a long password of the journey';
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const soon = dayFromNow(3).slice(0, 10);

/** Another system's file: its own column names in its own order, a manager in a later row, a lunar birthday. */
const file = [
  '员工编号,姓名,岗位,所属部门,直属上级编号,电子邮箱,出生日期,历法,兴趣',
  'A2,李明朗,销售员,销售部/华东区,A1,lml@journey.test,12-30,农历,羽毛球',
  `A3,单晓燕,销售员,销售部/华东区,A1,sxy@journey.test,1990${soon.slice(4)},公历,羽毛球;徒步`,
  'A1,陈晓明,销售经理,销售部/华东区,,cxm@journey.test,1985-02-28,公历,围棋',
].join('\r\n');
const mapping = {
  columns: {
    employeeNumber: '员工编号',
    name: '姓名',
    title: '岗位',
    unitPath: '所属部门',
    managerNumber: '直属上级编号',
    email: '电子邮箱',
    birthday: '出生日期',
    birthdayCalendar: '历法',
    hobbies: '兴趣',
  },
};

let installation: Installation;
let browser: Browser;

const upload = (name: string, mimeType: string, text: string) => ({ name, mimeType, buffer: Buffer.from(text) });
const account = (email: string, name: string, ...more: string[]) =>
  installation.operate(['account', 'create', '--email', email, '--name', name, '--password-stdin', ...more], { input: password });
const open = (page: Page, path: string) => page.goto(installation.url + path);

beforeAll(async () => {
  installation = await Installation.create();
  account('hr@journey.test', '苏婉清', '--role', 'HR', '--company', '围炉贸易', '--time-zone', 'Asia/Shanghai');
  await installation.serve();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

test('HR brings in the team, sees chart and birthdays, plans an event; a manager answers it and schedules a sharing session; a client reads it all', async () => {
  await using office = await visit(browser, 'zh-CN', { viewport: { width: 1440, height: 900 } });
  const hr = await office.newPage();
  await open(hr, '/');
  await hr.getByLabel('邮箱').fill('hr@journey.test');
  await hr.getByLabel('密码').fill(password);
  await hr.getByRole('button', { name: '登录' }).click();
  await hr.waitForURL(`${installation.url}/`);

  await open(hr, '/people/import');
  await hr.getByLabel('选择文件').setInputFiles(upload('人员.csv', 'text/csv', file));
  await hr.getByLabel('载入映射文件').setInputFiles(upload('映射.json', 'application/json', JSON.stringify(mapping)));
  await hr.getByRole('button', { name: '检查' }).click();
  await hr.getByText('检查通过').waitFor();
  await hr.getByRole('button', { name: '导入 3 人' }).click();
  await hr.getByText('导入完成').waitFor();

  await open(hr, '/organization');
  for (const name of ['陈晓明', '李明朗', '单晓燕']) await hr.getByText(name).first().waitFor();
  await open(hr, '/');
  await hr.getByText('单晓燕').first().waitFor();

  await open(hr, '/events/new');
  await hr.getByLabel('名称').fill('羽毛球友谊赛');
  await hr.getByLabel('开始').fill(`${soon}T18:30`);
  await hr.getByRole('button', { name: '安排活动' }).click();
  await hr.waitForURL(/\/events\/occ_/);
  const event = new URL(hr.url()).pathname;

  account('cxm@journey.test', '陈晓明');
  const storageState = await signIn(browser, installation.url, 'cxm@journey.test', password);
  await using desk = await visit(browser, 'zh-CN', { storageState, viewport: { width: 1440, height: 900 } });
  const manager = await desk.newPage();
  await open(manager, event);
  await manager.getByRole('button', { name: '参加', exact: true }).click();
  await manager.getByText('你已报名参加。').waitFor();

  await open(manager, '/sharing/new');
  await manager.getByLabel('名称').fill('华东夜话');
  await manager.getByText('选择部门').click();
  await manager.getByRole('option', { name: /华东区/ }).click();
  await manager.getByRole('button', { name: '建立系列' }).click();
  await manager.waitForURL(/\/sharing(?!\/new)/);
  await manager.getByText('华东夜话').first().waitFor();

  const token = installation.operate(['token', 'create', '--email', 'hr@journey.test', '--scopes', 'read', '--expires', '1d']);
  const client = new Client(installation.url, { authorization: `Bearer ${token}` });
  const window = { today: dayFromNow(0).slice(0, 10), soon: dayFromNow(5).slice(0, 10), from: dayFromNow(0), to: dayFromNow(5) };
  expect(await client.run(WholeJob, window)).toEqual({
    people: {
      nodes: [
        { name: '李明朗', title: '销售员', manager: { name: '陈晓明' }, birthday: { calendar: 'LUNAR', month: 12, day: 30, year: null } },
      ],
    },
    celebrations: { nodes: [{ person: { name: '单晓燕' } }] },
    occurrences: { nodes: [{ going: 1, event: { title: '羽毛球友谊赛' } }] },
    sharingSessions: { nodes: [{ series: { title: '华东夜话' }, host: { name: expect.any(String) as string } }] },
  });
});
