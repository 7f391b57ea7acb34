import { describe, expect, it } from 'vitest';
import { readCustomValue } from './custom-field.rules.ts';

describe('a value of a custom field', () => {
  it.each([
    ['TEXT', [], ' A 型 ', 'A 型'],
    ['NUMBER', [], '1,234.5', '1234.5'],
    ['DATE', [], '2024-02-29', '2024-02-29'],
    ['CHOICE', ['M', 'L'], 'L', 'L'],
  ] as const)('of type %s is stored plainly', (type, choices, text, value) => {
    expect(readCustomValue({ type, choices }, text)).toEqual({ value });
  });

  it.each([
    ['NUMBER', [], 'many'],
    ['DATE', [], '2023-02-29'],
    ['CHOICE', ['M', 'L'], 'XL'],
    ['TEXT', [], 'x'.repeat(501)],
  ] as const)('of type %s is refused in words where it cannot be one', (type, choices, text) => {
    expect(readCustomValue({ type, choices }, text)).toEqual({
      zh: expect.stringMatching(/\p{Script=Han}/u) as string,
      en: expect.any(String) as string,
    });
  });
});
