import { describe, expect, it } from 'vitest';
import { maskedPhone } from './phone';

describe('a masked phone', () => {
  it.each([
    ['138 0013 8765', '138 •••• ••65'],
    ['+86-13900001100', '+86-1••••••••00'],
    ['12345', '1••45'],
    ['110', '•10'],
  ])('of %s is %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });
});
