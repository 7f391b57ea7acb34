import type { Command } from 'commander';
import { issueAccessToken } from '../modules/access/access-token.service.ts';
import { Account, TokenScope } from '../modules/access/account.entity.ts';
import { parseLifetime, parseScopes } from '../modules/access/access-token.rules.ts';
import { CommandFailed, EXIT, print } from './outcome.ts';
import { asOperator } from './with-services.ts';

interface Options {
  email: string;
  scopes: string;
  expires: string;
  name: string;
}

export function tokenCommand(program: Command): void {
  const token = program.command('token').description('access tokens for API clients');
  token
    .command('create')
    .description('make an access token and print it alone: it is shown this once')
    .requiredOption('--email <address>', 'whose account it acts as')
    .option('--scopes <scopes>', 'read, or read,write', 'read')
    .option('--expires <life>', '12h, 90d, 4w, 1y, or never', '90d')
    .option('--name <name>', 'what its owner sees it called', 'command line')
    .addHelpText(
      'after',
      `
  $ TOKEN=$(npm run --silent hearth -- token create --email su@example.com --scopes read,write --expires 90d)
  $ curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
      -d '{"query":"{ viewer { roles } }"}' http://127.0.0.1:4000/graphql`,
    )
    .action((options: Options) =>
      asOperator(async (ctx) => {
        const wanted: readonly string[] | null = parseScopes(options.scopes);
        if (!wanted) throw new CommandFailed(EXIT.usage, `--scopes: ${options.scopes} is not read, or read,write.`);
        const expiresAt = parseLifetime(options.expires, ctx.clock.now());
        if (expiresAt === undefined)
          throw new CommandFailed(EXIT.usage, `--expires: ${options.expires} is not like 12h, 90d, 4w, 1y or never.`);
        const account = await ctx.em.findOne(Account, { email: options.email.trim().toLowerCase() });
        if (!account) throw new CommandFailed(EXIT.refused, `Nobody signs in as ${options.email}: make the account first.`);
        const scopes = Object.values(TokenScope).filter((scope) => wanted.includes(scope));
        const made = await issueAccessToken(ctx, account.id, { name: options.name, scopes, expiresAt });
        print(made.token);
      }),
    );
}
