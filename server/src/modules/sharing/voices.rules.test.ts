import { describe, expect, it } from 'vitest';
import { accountForAll, shownVoice, withRevealed, type Traces, type VoiceName } from './voices.rules.ts';

const traces: Traces = { spoke: new Set(['主持', '分享']), wrote: new Set(['点子', '分享']), absent: new Set(['请假', '点子']) };

describe('at closing', () => {
  it('the session itself accounts for who spoke, wrote or was away, the stronger first', () => {
    expect(['分享', '点子', '请假', '安静'].map((person) => shownVoice(person, traces))).toEqual(['SPOKE', 'WROTE', 'ABSENT', null]);
  });

  it('everybody else must be accounted for by name', () => {
    expect(accountForAll(['主持', '安静', '请假'], new Map(), traces).missing).toEqual(['安静']);
    expect(accountForAll(['主持', '安静', '请假'], new Map([['安静', 'PASSED']]), traces)).toEqual({
      voices: new Map<string, VoiceName>([
        ['主持', 'SPOKE'],
        ['安静', 'PASSED'],
        ['请假', 'ABSENT'],
      ]),
      missing: [],
      strangers: [],
    });
  });

  it('what is said stands before what the session shows', () => {
    expect(accountForAll(['请假'], new Map([['请假', 'SPOKE']]), traces).voices.get('请假')).toBe('SPOKE');
  });

  it('people outside the circle are named back', () => {
    expect(accountForAll(['主持'], new Map([['外人', 'SPOKE']]), traces).strangers).toEqual(['外人']);
  });

  it('whoever wrote an idea that closing reveals has written, unless they spoke; what was shown before stays as it was said', () => {
    const voices = new Map<string, VoiceName>([
      ['安静', 'PASSED'],
      ['请假', 'ABSENT'],
      ['主持', 'SPOKE'],
      ['点子', 'PASSED'],
    ]);
    const revealed = { ...traces, wrote: new Set(['安静', '请假', '主持', '点子']) };
    expect([...withRevealed(voices, traces, revealed).values()]).toEqual(['WROTE', 'WROTE', 'SPOKE', 'PASSED']);
  });
});
