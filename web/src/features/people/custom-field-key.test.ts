import { describe, expect, it } from 'vitest';
import { keyOfLabel } from './custom-field-key';

describe('the key of a new custom field', () => {
  it.each([
    ['Shirt size', [], 'shirt-size'],
    [' 2nd Café (near) ', [], 'nd-cafe-near'],
    ['Shirt size', ['shirt-size'], 'shirt-size-2'],
    ['衣服', [], 'field-1'],
    ['', ['field-1'], 'field-2'],
    ['x'.repeat(60), [], 'x'.repeat(36)],
  ])('of %o is a word that programs can write', (label, taken, key) => {
    expect(keyOfLabel(label, taken)).toBe(key);
    expect(key).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
  });
});
