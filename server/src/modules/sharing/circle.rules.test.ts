import { describe, expect, it } from 'vitest';
import { circleReader, type CircleFacts } from './circle.rules.ts';

const facts = (change: Partial<CircleFacts>): CircleFacts => ({ units: [], seats: [], named: [], away: [], ...change });
const names = (members: { personId: string }[]): string[] => members.map((member) => member.personId);

describe('a circle that follows a unit', () => {
  const units = [
    { unitId: '销售', parentId: null, from: '2026-01-01', to: null },
    { unitId: '华东', parentId: '销售', from: '2026-01-01', to: '2026-06-01' },
    { unitId: '华东', parentId: '市场', from: '2026-06-01', to: null },
  ];
  const seats = [
    { personId: '甲', unitId: '销售', from: '2026-01-01', to: null },
    { personId: '乙', unitId: '华东', from: '2026-01-01', to: null },
    { personId: '丙', unitId: '销售', from: '2026-03-01', to: '2026-05-01' },
  ];

  it('has those of the unit alone, or of those below it too', () => {
    expect(names(circleReader({ unitId: '销售', includeSubunits: false }, facts({ units, seats }))('2026-04-01'))).toEqual(['甲', '丙']);
    expect(names(circleReader({ unitId: '销售', includeSubunits: true }, facts({ units, seats }))('2026-04-01'))).toEqual([
      '甲',
      '乙',
      '丙',
    ]);
  });

  it('is read as of the day: who left and which unit moved away', () => {
    const read = circleReader({ unitId: '销售', includeSubunits: true }, facts({ units, seats }));
    expect(names(read('2026-05-01'))).toEqual(['甲', '乙']);
    expect(names(read('2026-06-01'))).toEqual(['甲']);
  });

  it('knows since when somebody belongs to it, through a change of title but not through another unit', () => {
    const moving = [
      { personId: '甲', unitId: '市场', from: '2025-01-01', to: '2026-02-01' },
      { personId: '甲', unitId: '销售', from: '2026-02-01', to: '2026-04-01' },
      { personId: '甲', unitId: '华东', from: '2026-04-01', to: null },
    ];
    const read = circleReader({ unitId: '销售', includeSubunits: true }, facts({ units, seats: moving }));
    expect(read('2026-05-01')).toEqual([{ personId: '甲', joinedOn: '2026-02-01', absent: false }]);
  });

  it('begins anew for somebody who comes back', () => {
    const back = [
      { personId: '甲', unitId: '销售', from: '2026-01-01', to: '2026-02-01' },
      { personId: '甲', unitId: '销售', from: '2026-03-01', to: null },
    ];
    expect(circleReader({ unitId: '销售', includeSubunits: false }, facts({ units, seats: back }))('2026-04-01')[0]?.joinedOn).toBe(
      '2026-03-01',
    );
  });
});

describe('a circle of named people', () => {
  const named = [
    { personId: '甲', from: null, to: null },
    { personId: '乙', from: '2026-03-01', to: '2026-09-01' },
  ];

  it('has them while they are employed', () => {
    const read = circleReader({ unitId: null, includeSubunits: false }, facts({ named }));
    expect(['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'].map((day) => names(read(day)).length)).toEqual([1, 2, 2, 1]);
  });

  it('says who is away: from the first day, not on the day they are back', () => {
    const away = [{ personId: '甲', from: '2026-04-01', to: '2026-04-03' }];
    const read = circleReader({ unitId: null, includeSubunits: false }, facts({ named, away }));
    expect(['2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03'].map((day) => read(day)[0]?.absent)).toEqual([false, true, true, false]);
  });
});
