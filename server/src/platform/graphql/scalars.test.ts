import { describe, expect, it } from 'vitest';
import { DayScalar, InstantScalar, TimeZoneScalar } from './scalars.ts';

describe('Date', () => {
  it('takes days of the calendar alone', () => {
    expect(DayScalar.parseValue('2024-02-29')).toBe('2024-02-29');
    for (const wrong of ['2023-02-29', '2024-2-9', '20240229', '2024-02-29T00:00:00Z', '', 20240229, null]) {
      expect(() => DayScalar.parseValue(wrong), String(wrong)).toThrow(/^Date must be|is not a day/);
    }
  });
});

describe('DateTime', () => {
  it('takes an offset and answers in UTC', () => {
    const instant = InstantScalar.parseValue('2026-11-23T09:00:00+08:00');
    expect(InstantScalar.serialize(instant)).toBe('2026-11-23T01:00:00.000Z');
  });

  it('refuses what leaves the zone or the day open', () => {
    for (const wrong of ['2026-11-23T09:00:00', '2026-11-23', '2026-02-30T00:00:00Z', 'now', 1_700_000_000]) {
      expect(() => InstantScalar.parseValue(wrong), String(wrong)).toThrow(/^DateTime must be|is not an instant/);
    }
  });
});

describe('TimeZone', () => {
  it('takes names of the tz database, not offsets', () => {
    expect(TimeZoneScalar.parseValue('Asia/Shanghai')).toBe('Asia/Shanghai');
    for (const wrong of ['+08:00', 'Mars/Olympus', ''])
      expect(() => TimeZoneScalar.parseValue(wrong), wrong).toThrow('is not an IANA time zone');
  });
});
