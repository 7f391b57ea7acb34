import { defineModule } from '../../platform/define-module.ts';
import { Absence } from './absence.entity.ts';
import { mayRecordAbsence } from './absence.policy.ts';
import { AbsenceResolver } from './absence.resolver.ts';
import { AudienceDefault } from './audience-default.entity.ts';
import { AudienceDefaultResolver } from './audience-default.resolver.ts';
import { BirthdayResolver } from './birthday.resolver.ts';
import { CelebrationResolver } from './celebration.resolver.ts';
import { CustomField, CustomFieldValue } from './custom-field.entity.ts';
import { CustomFieldResolver, CustomFieldValueResolver } from './custom-field.resolver.ts';
import { DirectoryResolver } from './directory.resolver.ts';
import { directoryRoots } from './directory.reads.ts';
import { facetReads, facetRoots } from './directory-facets.reads.ts';
import { FormerEmployment } from './former-employment.entity.ts';
import { helperReads, helperRoots } from './helpers.reads.ts';
import { Hobby } from './hobby.entity.ts';
import { celebrationReads, celebrationRoots } from './celebrations.reads.ts';
import { peopleReads, peopleRoots, personById } from './people.reads.ts';
import { peopleData } from './personal-data.reads.ts';
import { personalDataRoutes } from './personal-data.routes.ts';
import { Person } from './person.entity.ts';
import { PersonChangeResolver, PersonChangesResolver } from './person-change.resolver.ts';
import { PersonKey } from './person-key.entity.ts';
import { PersonPhoto } from './person-photo.entity.ts';
import { photoReads } from './person-photo.reads.ts';
import { personPhotoRoutes } from './person-photo.routes.ts';
import { PersonRecordResolver } from './person-record.resolver.ts';
import { PersonResolver } from './person.resolver.ts';
import { PersonToken } from './person-token.entity.ts';
import { PersonTokens, writeMissingTokens } from './person-token.service.ts';
import { peopleReferences } from './references.ts';
import { SavedView } from './saved-view.entity.ts';
import { SavedViewResolver } from './saved-view.resolver.ts';
import { savedViewById } from './saved-view.service.ts';
import { PersonSkill, Skill } from './skill.entity.ts';
import { WordTakenError } from './vocabulary.inputs.ts';
import { vocabularyReads, vocabularyRoots } from './vocabulary.reads.ts';
import { HobbyResolver, PersonSkillResolver, SharedWordsResolver, SkillResolver } from './vocabulary.resolver.ts';

export const people = defineModule({
  name: 'people',
  entities: [
    Person,
    PersonToken,
    PersonPhoto,
    PersonKey,
    FormerEmployment,
    Hobby,
    Skill,
    PersonSkill,
    CustomField,
    CustomFieldValue,
    AudienceDefault,
    Absence,
    SavedView,
  ],
  resolvers: [
    PersonResolver,
    PersonRecordResolver,
    PersonChangesResolver,
    PersonChangeResolver,
    BirthdayResolver,
    CelebrationResolver,
    DirectoryResolver,
    HobbyResolver,
    SkillResolver,
    PersonSkillResolver,
    SharedWordsResolver,
    SavedViewResolver,
    CustomFieldResolver,
    CustomFieldValueResolver,
    AudienceDefaultResolver,
    AbsenceResolver,
  ],
  userErrors: [WordTakenError],
  subscribers: [PersonTokens],
  makeUp: writeMissingTokens,
  reads: [...peopleReads, photoReads, ...facetReads, ...vocabularyReads, ...helperReads, ...celebrationReads],
  roots: { ...peopleRoots, ...directoryRoots, ...facetRoots, ...vocabularyRoots, ...helperRoots, ...celebrationRoots },
  routes: async (app, services) => {
    personalDataRoutes(app, services);
    await personPhotoRoutes(app, services);
  },
  references: peopleReferences,
  personalData: peopleData,
  nodes: {
    per: personById,
    hob: (ctx, id) => ctx.em.findOne(Hobby, id),
    skl: (ctx, id) => ctx.em.findOne(Skill, id),
    view: savedViewById,
    cf: (ctx, id) => ctx.em.findOne(CustomField, id),
    abs: async (ctx, id) => {
      const absence = await ctx.em.findOne(Absence, id);
      return absence && (await mayRecordAbsence(ctx, absence.person.id)) ? absence : null;
    },
  },
});
