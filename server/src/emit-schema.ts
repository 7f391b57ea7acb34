// Writes schema/schema.graphql from the code; with --check, fails when the committed file differs.
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { modules } from './modules.ts';
import { createSchema } from './platform/graphql/schema.ts';
import { connectPubSub } from './platform/pubsub.ts';

const file = join(import.meta.dirname, '../../schema/schema.graphql');
const text = `# Emitted from the server's code by \`node scripts/run.mjs build\`. Do not edit.\n\n${printSchema(lexicographicSortSchema(createSchema(modules, connectPubSub(null))))}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('schema/schema.graphql is stale: build, read the difference, commit it\n');
  process.exitCode = 1;
}
