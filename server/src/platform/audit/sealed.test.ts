import { describe, expect, it } from 'vitest';
import { newSealingKey, seal, unseal } from './sealed.ts';

const key = newSealingKey();
const values = { name: '陈晓明', phone: '138 0013 8000', level: 3, nothing: null };

describe('sealed values', () => {
  it('are read again with their key, and stand nowhere in the text', () => {
    const sealed = seal('pkey_1', key, values);
    expect(unseal(key, sealed)).toEqual(values);
    expect(sealed.fields).toEqual(Object.keys(values));
    expect(JSON.stringify(sealed)).not.toContain('陈晓明');
    expect(Buffer.from(sealed.value, 'base64').toString('utf8')).not.toContain('8000');
  });

  it('look different each time, so that equal values cannot be told', () => {
    expect(seal('pkey_1', key, values).value).not.toBe(seal('pkey_1', key, values).value);
  });

  it('are not read with another key, as other fields, or once they were changed', () => {
    const sealed = seal('pkey_1', key, values);
    const bytes = Buffer.from(sealed.value, 'base64');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(() => unseal(newSealingKey(), sealed)).toThrow(/authenticate/);
    expect(() => unseal(key, { ...sealed, key: 'pkey_2' })).toThrow(/authenticate/);
    expect(() => unseal(key, { ...sealed, fields: ['alias', 'phone', 'level', 'nothing'] })).toThrow(/authenticate/);
    expect(() => unseal(key, { ...sealed, value: bytes.toString('base64') })).toThrow(/authenticate/);
  });
});
