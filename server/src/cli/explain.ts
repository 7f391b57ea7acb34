import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { GraphQLError } from 'graphql';
import { viewerByEmail } from '../modules/access/authenticate.ts';
import { modules } from '../modules.ts';
import { createContext } from '../platform/context.ts';
import { createSchema } from '../platform/graphql/schema.ts';
import { explain } from '../platform/read/explain.ts';
import { CommandFailed, EXIT, print } from './outcome.ts';
import { withServices } from './with-services.ts';

interface Options {
  as: string;
  variables: string;
  json?: boolean;
}

export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('for developers: how a query is answered to somebody, its SQL, and how the database goes about it')
    .argument('[file]', 'a file with the query; stdin where absent')
    .requiredOption('--as <address>', 'whose account asks')
    .option('--variables <json>', 'the variables', '{}')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      `
  $ echo '{ people(first: 50) { nodes { name title manager { name } } } }' | npm run --silent hearth -- explain --as su@example.com`,
    )
    .action((file: string | undefined, options: Options) =>
      withServices(async (services) => {
        const viewer = await viewerByEmail(services, options.as);
        if (!viewer) throw new CommandFailed(EXIT.refused, `Nobody has the address ${options.as}`);
        const ctx = createContext(services, { viewer });
        try {
          const variables = JSON.parse(options.variables) as Record<string, unknown>;
          const explained = await explain(ctx, createSchema(modules), readFileSync(file ?? 0, 'utf8'), variables);
          if (options.json) return print(JSON.stringify(explained, null, 2));
          for (const { field, lane, because, sql, plan } of explained)
            print(
              [`# ${field}: ${lane}${because === null ? '' : ` (${because})`}`, sql ?? '', ...plan.map((line) => `  ${line}`), ''].join(
                '\n',
              ),
            );
        } catch (error) {
          if (error instanceof GraphQLError || error instanceof SyntaxError) throw new CommandFailed(EXIT.usage, error.message);
          throw error;
        }
      }),
    );
}
