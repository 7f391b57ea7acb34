import { describe, expect, it } from 'vitest';
import { ERASED_NAME, nameEraser } from './erased.rules.ts';

describe('the name of an erased person in a text', () => {
  it('gives way to the neutral one wherever it stands', () => {
    expect(nameEraser('陈晓明', [])('主持：陈晓明；请陈晓明跟进。')).toBe(`主持：${ERASED_NAME}；请${ERASED_NAME}跟进。`);
    expect(nameEraser('Ann (Sales)', [])('By Ann (Sales), Joann')).toBe(`By ${ERASED_NAME}, Joann`);
  });

  it('stays where it is a part of the name of somebody else', () => {
    expect(nameEraser('李明', ['李明朗', '李明'])('李明朗、李明')).toBe(`李明朗、${ERASED_NAME}`);
    expect(nameEraser('Ann', [])('Ann and Joann')).toBe(`${ERASED_NAME} and Joann`);
    expect(nameEraser('李', [])('李、李明朗')).toBe(`${ERASED_NAME}、李明朗`);
  });
});
