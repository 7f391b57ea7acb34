import { defineModule } from '../../platform/define-module.ts';
import { Absence } from './absence.entity.ts';
import { CustomField, CustomFieldValue } from './custom-field.entity.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';
import { PersonSkill, Skill } from './skill.entity.ts';

export const people = defineModule({
  name: 'people',
  entities: [Person, Hobby, Skill, PersonSkill, CustomField, CustomFieldValue, Absence],
});
