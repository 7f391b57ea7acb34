import { Field, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Audience } from './person.entity.ts';

@ObjectType({
  description: 'Who may see a private value that its person has not chosen an audience for. Shown to everyone who is signed in.',
})
export class AudienceDefaults {
  @Field(() => Audience, { description: 'Month and day of the birthday.' })
  birthday!: Audience;

  @Field(() => Audience, { description: 'The year of birth.' })
  birthYear!: Audience;

  @Field(() => Audience, { description: 'The e-mail.' })
  email!: Audience;

  @Field(() => Audience, { description: 'The phone.' })
  phone!: Audience;

  @Field(() => Audience, { description: 'The photo.' })
  photo!: Audience;
}

@InputType({ description: 'A change of the company’s defaults: what is absent stays, null goes back to what Hearth says.' })
export class UpdateAudienceDefaultsInput {
  @Field(() => Audience, { nullable: true, description: 'Month and day of the birthday; Hearth says EVERYONE.' })
  birthday?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The year of birth; Hearth says HR.' })
  birthYear?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The e-mail; Hearth says EVERYONE.' })
  email?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The phone; Hearth says HR.' })
  phone?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The photo; Hearth says EVERYONE.' })
  photo?: Audience | null;
}

@ObjectType({ description: 'What changing the defaults answers.' })
export class UpdateAudienceDefaultsPayload extends Payload {
  @Field(() => AudienceDefaults, { nullable: true, description: 'The defaults as they are now.' })
  audienceDefaults!: AudienceDefaults | null;
}
