import { expect, it } from 'vitest';
import { safePath } from './session-change';

it('signing in leads to the page one came for, and to no other origin', () => {
  expect(safePath('/people?search=li')).toBe('/people?search=li');
  for (const elsewhere of [
    'https://example.org/',
    '//example.org/',
    String.raw`/\example.org`,
    'javascript:alert(1)',
    '',
    undefined,
    ['/a'],
  ]) {
    expect(safePath(elsewhere)).toBe('/');
  }
});
