import { openServices, closeServices } from '@hearth/server/app';
import { loadConfig } from '@hearth/server/platform/config';
import { createContext, forkContext } from '@hearth/server/platform/context';
import { migrate } from '@hearth/server/platform/orm/migrate';
import { Company } from '@hearth/server/platform/company/company.entity';
import { importPeople } from '@hearth/server/modules/importing/import.service';
import { exportPeople, readPeopleFile } from '@hearth/server/modules/importing/people-file.service';
const url = process.argv[2]; const N = Number(process.argv[3] ?? 10000);
const services = await openServices(loadConfig({ HEARTH_DATABASE_URL: url, HEARTH_SECRET: 'x'.repeat(40), HEARTH_LOG_LEVEL: 'warn', HEARTH_DEMO:'false' }));
await migrate(services.orm);
const em = services.orm.em.fork(); if (!(await em.count(Company, {}))) { await em.persist(em.create(Company, { name: 'Bench', timeZone: 'Asia/Shanghai' })).flush(); }
const viewer = { accountId: 'a', personId: null, roles: new Set(['HR']), locale: null, tokenScopes: null };
const sur = '王李张刘陈杨赵黄周吴单曾仇'; const giv = '明朗晓丽嘉思远婉清国华志强';
const rows = Array.from({ length: N }, (_, i) => ({ employeeNumber: `E${i}`, name: sur[i % sur.length] + giv[(i * 7) % giv.length] + giv[(i * 3) % giv.length], title: i === 0 ? '总经理' : i < 50 ? '经理' : '销售员', unitPath: `销售部/区${i % 20}/组${i % 400}`, managerNumber: i === 0 ? '' : `E${Math.floor((i - 1) / 8)}`, birthday: i % 3 ? `19${70 + (i % 29)}-0${1 + (i % 9)}-1${i % 10}` : '腊月初八', birthdayCalendar: i % 3 ? '' : '农历', email: `e${i}@example.com`, phone: `+86 138${String(i).padStart(8, '0')}`, hiredOn: `20${10 + (i % 15)}-03-01`, hobbies: `羽毛球、爱好${i % 90}`, skills: `谈判;技能${i % 50}` }));
let lag = 0, last = performance.now(); const t = setInterval(() => { const n = performance.now(); lag = Math.max(lag, n - last - 20); last = n; }, 20);
let peak = 0; const m = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 50);
for (const [label, dryRun] of [['dry', true], ['first', false], ['second', false]]) {
  lag = 0; last = performance.now(); const start = performance.now(); let st = {}, prev = null, p = start;
  const ctx = forkContext(createContext(services, { viewer }));
  const out = await importPeople(ctx, { rows, dryRun, progress: (s) => { if (s !== prev) { const n = performance.now(); if (prev) st[prev] = Math.round(n - p); prev = s; p = n; } } });
  st[prev] = Math.round(performance.now() - p);
  console.log(label, Math.round(performance.now() - start), 'ms', JSON.stringify(st), 'lag', Math.round(lag), 'rss MB', Math.round(peak / 1e6), out.added, out.changed, out.unchanged);
}
const s = performance.now(); const csv = await exportPeople(createContext(services, { viewer })); console.log('export', Math.round(performance.now() - s), 'ms', csv.length, csv.split('\r\n').slice(0, 3));
const back = await importPeople(forkContext(createContext(services, { viewer })), { rows: readPeopleFile(Buffer.from(csv)), dryRun: true }).catch((e) => e.problems.slice(0,5));
console.log('back', Array.isArray(back) ? back : [back.added, back.changed, back.unchanged, back.rows.slice(0, 3)], 'peak', Math.round(peak / 1e6));
clearInterval(t); clearInterval(m); await closeServices(services);
