import { Field, ObjectType } from 'type-graphql';
import { TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { Role } from './account.entity.ts';

@ObjectType({ description: 'What the viewer may do with the credentials that they sent. What is false need not be offered.' })
export class ViewerPermissions {
  @Field(() => Boolean, { description: 'Add, change and import members, and keep their vocabularies. HR.' })
  managePeople!: boolean;

  @Field(() => Boolean, { description: 'Change units, positions and who holds them. HR.' })
  manageOrganization!: boolean;

  @Field(() => Boolean, { description: 'Plan events. HR and managers; others may where an event says so.' })
  planEvents!: boolean;

  @Field(() => Boolean, { description: 'Start sharing series and schedule their sessions. HR and managers.' })
  scheduleSharing!: boolean;

  @Field(() => Boolean, { description: 'Invite, disable, grant roles. Administrators at a browser.' })
  manageAccounts!: boolean;

  @Field(() => Boolean, { description: 'Change the settings of the company. Administrators at a browser.' })
  manageCompany!: boolean;

  @Field(() => Boolean, { description: 'Make access tokens of their own. Everyone at a browser.' })
  createAccessTokens!: boolean;
}

/** Who is asking, for the client that asked. Its other fields are resolved. */
@ObjectType({ description: 'Who is asking.' })
export class Viewer {
  @Field(() => [Role], { description: 'All that they are: MEMBER always, MANAGER while somebody reports to them.' })
  roles!: Role[];

  @Field(() => ViewerPermissions, { description: 'What they may do.' })
  permissions!: ViewerPermissions;

  @Field(() => String, { description: 'The language of messages: `zh-CN` or `en`.' })
  locale!: string;

  @Field(() => TimeZoneScalar, { description: 'Where their days begin: the company’s zone.' })
  timeZone!: string;
}
