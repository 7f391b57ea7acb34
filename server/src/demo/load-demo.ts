import type { EntityManager } from '@mikro-orm/core';
import { Account, Credential, RoleGrant } from '../modules/access/account.entity.ts';
import { claimFirstRun } from '../modules/access/first-run.service.ts';
import { hashPassword } from '../modules/access/password.ts';
import { writeStartingRules } from '../modules/celebrations/reminder-rule.service.ts';
import { anniversaryKey } from '../modules/people/anniversary.rules.ts';
import { Absence } from '../modules/people/absence.entity.ts';
import { CustomField, CustomFieldType, CustomFieldValue } from '../modules/people/custom-field.entity.ts';
import { Hobby } from '../modules/people/hobby.entity.ts';
import { readName } from '../modules/people/name.rules.ts';
import { Audience, CalendarSystem, Person } from '../modules/people/person.entity.ts';
import { PersonSkill, Skill } from '../modules/people/skill.entity.ts';
import { wordColumns } from '../modules/people/vocabulary.rules.ts';
import { extendSharingHorizons } from '../modules/sharing/series.service.ts';
import { Company } from '../platform/company/company.entity.ts';
import { createContext, type Services } from '../platform/context.ts';
import type { EntityManager as SqlEntityManager } from '../platform/orm/orm.ts';
import { dayOf } from '../platform/time/wall-clock.ts';
import { DEMO_PASSWORD, demoCompany, type DemoAccount, type DemoCompany } from './demo-company.ts';
import { writeGreetings } from './load-greetings.ts';
import { writeEvents } from './load-events.ts';
import { writeOrganization } from './load-organization.ts';
import { writeSharing } from './load-sharing.ts';
import { type DemoPerson, hobbies, skills } from './people.ts';
import { customFields } from './profiles.ts';

/** Finds the person of a name: the demo company names everybody once. */
export type FindPerson = (name: string) => Person;

/** Loads the demo company into an empty database, all of it or nothing. Refused where somebody else has made a company first. */
export async function loadDemo(services: Services): Promise<void> {
  const now = services.clock.now();
  const demo = demoCompany(dayOf(now, 'Asia/Shanghai'));
  const password = await hashPassword(DEMO_PASSWORD);
  await (services.orm.em.fork() as SqlEntityManager).transactional(async (em) => {
    await claimFirstRun(em);
    em.persist(em.create(Company, { name: demo.name, timeZone: demo.timeZone, demo: true }));
    writeStartingRules(em);
    const people = writePeople(em, demo);
    const find: FindPerson = (name) => {
      const person = people.get(name);
      if (!person) throw new Error(`The demo company has no ${name}`);
      return person;
    };
    writeProfiles(em, demo, find);
    const units = writeOrganization(em, demo.organization, find);
    for (const { person, from, to } of demo.absences) em.persist(em.create(Absence, { person: find(person), from, to }));
    writeGreetings(em, demo.people, dayOf(now, demo.timeZone), now, find);
    writeEvents(em, demo.events, demo.timeZone, find);
    writeSharing(em, demo.series, demo.timeZone, find, units);
    for (const account of demo.accounts) writeAccount(em, account, find(account.person), demo.people, password, now);
  });
  // The sessions to come, as a running server keeps them.
  await extendSharingHorizons(createContext(services, { viewer: null }));
}

function writePeople(em: EntityManager, demo: DemoCompany): Map<string, Person> {
  const hobbyOf = new Map(hobbies.map(({ zh, en }) => [zh, em.create(Hobby, wordColumns({ nameZh: zh, nameEn: en }))]));
  const skillOf = new Map(skills.map(({ zh, en }) => [zh, em.create(Skill, wordColumns({ nameZh: zh, nameEn: en }))]));
  em.persist([...hobbyOf.values(), ...skillOf.values()]);
  return new Map(
    demo.people.map((person) => {
      const { full: pinyin, initials, sortKey } = readName(person.name);
      const written = em.create(Person, {
        name: person.name,
        alias: person.alias,
        employeeNumber: person.employeeNumber,
        email: person.email,
        phone: person.phone,
        pinyin,
        initials,
        sortKey,
        hiredOn: person.hiredOn,
        leftOn: person.leftOn,
        anniversaryKey: anniversaryKey(person.hiredOn),
        ...birthdayColumns(person),
      });
      em.persist(written);
      for (const name of person.hobbies) written.hobbies.add(hobbyOf.get(name) ?? []);
      for (const { name, level } of person.skills) {
        const skill = skillOf.get(name);
        if (skill) em.persist(em.create(PersonSkill, { person: written, skill, level, canHelp: level >= 4 }));
      }
      return [person.name, written];
    }),
  );
}

function writeProfiles(em: EntityManager, demo: DemoCompany, find: FindPerson): void {
  const fields = customFields.map(({ zh, en, type, audience, ...rest }, sortOrder) =>
    em.create(CustomField, { ...rest, labelZh: zh, labelEn: en, type: CustomFieldType[type], audience: Audience[audience], sortOrder }),
  );
  em.persist(fields);
  for (const { person: name, place, timeZone, bio, emergencyContact, custom } of demo.profiles) {
    const person = find(name);
    const { name: emergencyName, relation: emergencyRelation, phone: emergencyPhone } = emergencyContact;
    Object.assign(person, { place, timeZone, bio, emergencyName, emergencyRelation, emergencyPhone });
    for (const field of fields) {
      const value = custom[field.key];
      if (value === undefined) continue;
      const stored = field.type === CustomFieldType.PERSON ? find(value).id : value;
      em.persist(em.create(CustomFieldValue, { person, field, value: stored }));
    }
  }
}

const birthdayColumns = ({ birthday }: DemoPerson) =>
  birthday && {
    birthCalendar: CalendarSystem[birthday.calendar],
    birthMonth: birthday.month,
    birthDay: birthday.day,
    birthLeapMonth: birthday.leapMonth,
    birthYear: birthday.year,
  };

function writeAccount(
  em: EntityManager,
  { roles }: DemoAccount,
  person: Person,
  people: readonly DemoPerson[],
  password: string,
  now: Date,
): void {
  const at = { createdAt: now, updatedAt: now };
  const email = people.find((one) => one.name === person.name)?.email ?? '';
  const account = em.create(Account, { name: person.name, email, emailVerified: true, person, ...at });
  em.persist(account);
  em.persist(em.create(Credential, { account, providerId: 'credential', providerAccountId: account.id, password, ...at }));
  for (const role of roles) em.persist(em.create(RoleGrant, { account, role, grantedAt: now }));
}
