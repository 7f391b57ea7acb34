import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import {
  CancelImportInput,
  CancelImportPayload,
  ImportedRow,
  ImportPeopleInput,
  ImportPeoplePayload,
  ImportProgress,
  RowsAsked,
  rowsTold,
} from './import.inputs.ts';
import { importPeople } from './import.service.ts';
import { cancelImport, mayFollowImports, progressTopic, runImport } from './import-runs.service.ts';
import { exportPeople } from './people-file.service.ts';

/** Everybody with all that is theirs is read, and written as one text. */
const EVERYBODY = 5000;

@Resolver(() => ImportPeoplePayload)
export class ImportResolver {
  @FieldResolver(() => [ImportedRow], { description: 'What becomes of the rows that add or change somebody, in the order of the file.' })
  rows(@Root() payload: ImportPeoplePayload, @RowsAsked() first: number): ImportedRow[] {
    return rowsTold(payload.rows, first);
  }

  @UseCase(
    () => ImportPeoplePayload,
    'Adds and updates members from the rows of a file: all of them or, where there is an error, none. Each error’s path is ["rows", "<index>", "<column>"], after the column `custom` the key of the field. HR only.',
  )
  importPeople(
    @Arg('input', () => ImportPeopleInput) input: ImportPeopleInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<ImportPeoplePayload, 'errors'>> {
    const { rows, dryRun, effectiveOn } = input;
    return runImport(ctx, input, (followed) => importPeople(ctx, { rows, dryRun, effectiveOn, ...followed }));
  }

  @Query(() => String, {
    complexity: EVERYBODY,
    description:
      'Everybody as a CSV file that `importPeople` takes back: importing it changes nothing, and a changed cell changes that alone. What somebody keeps for themselves alone is left empty. HR only.',
  })
  peopleFile(@Ctx() ctx: Context): Promise<string> {
    return exportPeople(ctx);
  }

  @UseCase(() => CancelImportPayload, 'Tells a running import to stop with nothing changed. HR only.')
  async cancelImport(
    @Arg('input', () => CancelImportInput) { runId }: CancelImportInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<CancelImportPayload, 'errors'>> {
    cancelImport(ctx, runId);
    return { runId };
  }

  @Subscription(() => ImportProgress, {
    topics: ({ args }: { args: { runId: string } }) => progressTopic(args.runId),
    filter: ({ context }: { context: Context }) => mayFollowImports(context),
    description: 'How far an import is: subscribe first, then call `importPeople` with the same run. Silent for all but HR.',
  })
  importProgressed(
    @Root() progress: ImportProgress,
    @Arg('runId', () => ID, { description: 'The name that the client gave the run.' }) _runId: string,
  ): ImportProgress {
    return progress;
  }
}
