import { type Command, Option } from 'commander';
import { makeAccount } from '../modules/access/account.service.ts';
import { claimFirstRun } from '../modules/access/first-run.service.ts';
import { Company } from '../platform/company/company.entity.ts';
import type { GrantedRole } from '../platform/auth/viewer.ts';
import { isTimeZone } from '../platform/time/wall-clock.ts';
import type { EntityManager } from '../platform/orm/orm.ts';
import { askPassword } from './password.ts';
import { CommandFailed, EXIT, print, terminalLocale } from './outcome.ts';
import { withServices } from './with-services.ts';

interface Options {
  email: string;
  name: string;
  role?: GrantedRole[];
  passwordStdin?: boolean;
  person: boolean;
  company?: string;
  timeZone: string;
  json?: boolean;
}

export function accountCommand(program: Command): void {
  const account = program.command('account').description('accounts: ways to sign in');
  account
    .command('create')
    .description('make an account that can sign in at once')
    .requiredOption('--email <address>', 'the address to sign in with')
    .requiredOption('--name <name>', 'the name of who signs in')
    .addOption(new Option('--role <role...>', 'HR, ADMIN or both; without it, a member').choices(['HR', 'ADMIN']))
    .option('--password-stdin', 'read the password from stdin; without it, it is asked for')
    .option('--no-person', 'for somebody outside the company: they are not added to its members')
    .option('--company <name>', 'on a Hearth that nobody has set up: the name of the company')
    .option('--time-zone <zone>', 'with --company: where its days begin', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .option('--json', 'answer as JSON: { "id", "email", "personId" }')
    .addHelpText(
      'after',
      `
The account belongs to the member with that e-mail address; where there is none, one is added.

  $ npm run --silent hearth -- account create --email su@example.com --name 苏婉清 --role HR
  $ printf %s "$PASSWORD" | npm run --silent hearth -- account create --email ops@example.com --name Ops --role ADMIN --password-stdin
  $ npm run --silent hearth -- account create --company 禾木软件 --time-zone Asia/Shanghai --email me@example.com --name 我 --role HR ADMIN`,
    )
    .action(async (options: Options) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(options.email)) throw new CommandFailed(EXIT.usage, `${options.email} is not an e-mail address.`);
      if (!isTimeZone(options.timeZone)) throw new CommandFailed(EXIT.usage, `There is no time zone ${options.timeZone}.`);
      const password = await askPassword(options.passwordStdin ?? false);
      const made = await withServices((services) =>
        (services.orm.em.fork() as EntityManager).transactional(async (em) => {
          if ((await em.count(Company)) === 0) {
            if (!options.company) {
              throw new CommandFailed(EXIT.refused, 'Nobody has set this Hearth up yet: give the name of the company with --company.');
            }
            await claimFirstRun(em);
            em.persist(em.create(Company, { name: options.company, timeZone: options.timeZone, locale: terminalLocale }));
          }
          return makeAccount(em, services.clock.now(), {
            name: options.name,
            email: options.email,
            password,
            roles: options.role ?? [],
            ...(options.person ? {} : { person: null }),
          });
        }),
      );
      if (options.json) print(JSON.stringify({ id: made.id, email: made.email, personId: made.person?.id ?? null }));
      else print(`${made.email} can sign in.`);
    });
}
