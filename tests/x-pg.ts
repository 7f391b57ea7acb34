import { startPostgres } from './support/postgresql.ts';
import { spawn } from 'node:child_process';
import { Client } from 'pg';
const pg = await startPostgres();
const c = new Client({ connectionString: `${pg.url}/postgres` }); await c.connect(); await c.query('create database m'); await c.end();
await new Promise((r) => spawn(process.execPath, ['x-measure.mjs', `${pg.url}/m`, process.argv[2] ?? '10000'], { stdio: 'inherit', cwd: import.meta.dirname }).on('exit', r));
await pg.stop();
