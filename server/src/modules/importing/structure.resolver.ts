import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { ImportedRow, RowsAsked, rowsTold } from './import.inputs.ts';
import { runImport } from './import-runs.service.ts';
import { importOrganization } from './organization-import.service.ts';
import { ImportOrganizationInput, ImportOrganizationPayload } from './structure.inputs.ts';
import { exportOrganization } from './structure-file.service.ts';

/** Every unit, seat and line of every day is read, and written as one text. */
const WHOLE_HISTORY = 5000;

@Resolver(() => ImportOrganizationPayload)
export class StructureResolver {
  @FieldResolver(() => [ImportedRow], {
    description: 'What becomes of the units and seats that are added or changed, each at its first row, in the order of the file.',
  })
  rows(@Root() payload: ImportOrganizationPayload, @RowsAsked() first: number): ImportedRow[] {
    return rowsTold(payload.rows, first);
  }

  @UseCase(
    () => ImportOrganizationPayload,
    'Writes units, seats, lines and stand-ins from the rows of a file, past days too: all of them or, where there is an error, none. Each unit and seat that a row names gets the timeline that its rows tell; the others stay. Each error’s path is ["rows", "<index>", "<column>"]. HR only.',
  )
  importOrganization(
    @Arg('input', () => ImportOrganizationInput) input: ImportOrganizationInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<ImportOrganizationPayload, 'errors'>> {
    const { rows, dryRun, reason } = input;
    return runImport(ctx, input, (followed) => importOrganization(ctx, { rows, dryRun, reason, ...followed }));
  }

  @Query(() => String, {
    complexity: WHOLE_HISTORY,
    description:
      'The whole organization of every day as a CSV file that `importOrganization` takes back: imported into an empty Hearth it gives the same chart on every day. HR only.',
  })
  organizationFile(@Ctx() ctx: Context): Promise<string> {
    return exportOrganization(ctx);
  }
}
