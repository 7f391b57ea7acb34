import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sqlite = (more: Record<string, string> = {}) => loadConfig({ HEARTH_DATABASE_URL: `sqlite:${join(folder, 'team.db')}`, ...more });

function refusal(env: Record<string, string>): string | undefined {
  try {
    loadConfig({ HEARTH_DATABASE_URL: 'sqlite::memory:', ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.variable;
    throw error;
  }
  return undefined;
}

describe('the configuration', () => {
  it('listens on the loopback alone unless told otherwise', () => {
    expect(sqlite()).toMatchObject({ host: '127.0.0.1', port: 4000, publicUrl: 'http://127.0.0.1:4000', demo: false });
  });

  it('loads the demo by itself into the default embedded database alone', () => {
    expect(sqlite().demo).toBe(false);
    expect(sqlite({ HEARTH_DEMO: 'true' }).demo).toBe(true);
    expect(loadConfig({ HEARTH_DATABASE_URL: 'postgres://a@b/c', HEARTH_SECRET: 's'.repeat(32) }).demo).toBe(false);
  });

  it('makes a secret beside a SQLite database, readable by its owner alone, and keeps it', () => {
    const first = sqlite().secret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(sqlite().secret).toBe(first);
    const file = join(folder, 'team.db.secret');
    expect(readFileSync(file, 'utf8').trim()).toBe(first);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('drops a path from the public address', () => {
    expect(sqlite({ HEARTH_PUBLIC_URL: 'https://hearth.example.com/' }).publicUrl).toBe('https://hearth.example.com');
  });

  it.each([
    ['HEARTH_DATABASE_URL', { HEARTH_DATABASE_URL: 'mysql://x' }],
    ['HEARTH_DATABASE_URL', { HEARTH_DATABASE_URL: 'sqlite:' }],
    ['HEARTH_SECRET', { HEARTH_DATABASE_URL: 'postgres://a@b/c' }],
    ['HEARTH_SECRET', { HEARTH_SECRET: 'short' }],
    ['HEARTH_PUBLIC_URL', { HEARTH_PUBLIC_URL: 'hearth.example.com' }],
    ['HEARTH_REDIS_URL', { HEARTH_REDIS_URL: 'http://localhost' }],
    ['HEARTH_SMTP_URL', { HEARTH_SMTP_URL: 'mail.example.com' }],
    ['HEARTH_DEMO', { HEARTH_DEMO: 'perhaps' }],
    ['HEARTH_LOG_LEVEL', { HEARTH_LOG_LEVEL: 'loud' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: 'http' }],
  ])('names %s when it cannot be used: %j', (variable, env) => {
    expect(refusal(env)).toBe(variable);
  });
});
