import { describe, expect, it } from 'vitest';
import { isTypedCode, newTypedCode } from './typed-code.ts';

describe('A code that is read and typed', () => {
  it('has three groups of letters and digits that cannot be mistaken for others', () => {
    for (let round = 0; round < 200; round += 1)
      expect(newTypedCode()).toMatch(/^[ACDEFGHJKMNPQRTUVWXYZ234679]{4}(-[ACDEFGHJKMNPQRTUVWXYZ234679]{4}){2}$/);
  });

  it('is recognised in lower case and without its dashes', () => {
    expect(isTypedCode(' acde fghj-kmnp', 'ACDE-FGHJ-KMNP')).toBe(true);
  });

  it('is refused when a letter is wrong, missing or too many', () => {
    for (const typed of ['', 'ACDE-FGHJ-KMNQ', 'ACDE-FGHJ-KMN', 'ACDE-FGHJ-KMNPP'])
      expect(isTypedCode(typed, 'ACDE-FGHJ-KMNP')).toBe(false);
  });
});
