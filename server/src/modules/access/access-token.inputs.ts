import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line } from '../../platform/graphql/validation.ts';
import { AccessToken, TokenScope } from './account.entity.ts';

@InputType({ description: 'What `createAccessToken` wants to know.' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: 'What its owner calls it: the program or the machine that it is for.' })
  @Line(100)
  name!: string;

  @Field(() => [TokenScope], { description: 'What it may do. WRITE brings READ with it.' })
  @ArrayMaxSize(2)
  scopes!: TokenScope[];

  @Field(() => Date, { nullable: true, description: 'When it ends, an hour to ten years from now; null or absent: when it is revoked.' })
  expiresAt?: Date | null;
}

@ObjectType({ description: 'What came of `createAccessToken`.' })
export class CreateAccessTokenPayload extends Payload {
  @Field(() => AccessToken, { nullable: true, description: 'What is known of the token from now on.' })
  accessToken!: AccessToken | null;

  @Field(() => String, { nullable: true, description: 'The token. It is shown this once: only its hash is kept.' })
  token!: string | null;
}

@InputType({ description: 'What `revokeAccessToken` wants to know.' })
export class RevokeAccessTokenInput {
  @Field(() => ID, { description: 'One of the viewer’s own tokens.' })
  id!: string;
}

@ObjectType({ description: 'What came of `revokeAccessToken`.' })
export class RevokeAccessTokenPayload extends Payload {
  @Field(() => AccessToken, { nullable: true, description: 'The token, which no longer works.' })
  accessToken!: AccessToken | null;
}
