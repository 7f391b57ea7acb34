import { describe, expect, it } from 'vitest';
import { defaultAudience, maySee } from './people.policy.ts';
import { Audience } from './person.entity.ts';

const nobody = { self: false, hr: false, team: false };
const viewers = { colleague: nobody, teamMate: { ...nobody, team: true }, hr: { ...nobody, hr: true }, self: { ...nobody, self: true } };

describe('an audience', () => {
  it.each([
    [Audience.EVERYONE, ['colleague', 'teamMate', 'hr', 'self']],
    [Audience.TEAM, ['teamMate', 'hr', 'self']],
    [Audience.HR, ['hr', 'self']],
    [Audience.ONLY_ME, ['self']],
  ])('%s is seen by %j', (audience, seenBy) => {
    const seen = Object.entries(viewers).filter(([, standing]) => maySee(audience, standing));
    expect(seen.map(([name]) => name)).toEqual(seenBy);
  });

  it('that nobody chose shows month, day and photo to everyone, and year and phone to HR alone', () => {
    expect(defaultAudience).toMatchObject({
      birthday: Audience.EVERYONE,
      birthYear: Audience.HR,
      phone: Audience.HR,
      photo: Audience.EVERYONE,
    });
  });
});
