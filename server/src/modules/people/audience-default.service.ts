import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../../platform/audit/audit.ts';
import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize } from '../../platform/graphql/user-error.ts';
import { AudienceDefault } from './audience-default.entity.ts';
import { AudienceDefaults, type UpdateAudienceDefaultsInput } from './audience-default.inputs.ts';
import { renewPhotoAddresses } from './person-photo.service.ts';
import { defaultAudience, mayUpdateAudienceDefaults, type PrivateValue } from './people.policy.ts';

/** Whom private values are for that nobody has chosen an audience for: as the company says, else as Hearth says. */
export async function audienceDefaults(ctx: Context): Promise<AudienceDefaults> {
  const chosen = await ctx.em.find(AudienceDefault, {});
  const companys = Object.fromEntries(chosen.map(({ value, audience }) => [value, audience]));
  return Object.assign(new AudienceDefaults(), defaultAudience, companys);
}

const factsOf = ({ birthday, birthYear, email, phone, photo }: AudienceDefaults) => ({ birthday, birthYear, email, phone, photo });

/** Changes the company's defaults. What people chose themselves stays above them. */
export async function updateAudienceDefaults(ctx: Context, input: UpdateAudienceDefaultsInput): Promise<AudienceDefaults> {
  authorize(ctx, mayUpdateAudienceDefaults(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    const before = factsOf(await audienceDefaults(tx));
    const stored = new Map((await em.find(AudienceDefault, {})).map((each) => [each.value, each]));
    for (const value of Object.keys(defaultAudience) as PrivateValue[]) {
      const audience = input[value];
      const known = stored.get(value);
      if (audience === null && known) em.remove(known);
      if (audience == null) continue;
      if (known) known.audience = audience;
      else em.persist(em.create(AudienceDefault, { value, audience }));
    }
    await em.flush();
    if (input.photo !== undefined) await renewPhotoAddresses(tx);
    const after = await audienceDefaults(tx);
    const subject = { subjectType: 'Company', subjectId: (await companyOf(tx)).id };
    if (!isDeepStrictEqual(before, factsOf(after)))
      await recordAudit(tx, 'updateAudienceDefaults', [{ ...subject, before, after: factsOf(after) }]);
    return after;
  });
}
