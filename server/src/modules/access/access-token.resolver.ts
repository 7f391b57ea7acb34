import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import {
  CreateAccessTokenInput,
  CreateAccessTokenPayload,
  RevokeAccessTokenInput,
  RevokeAccessTokenPayload,
} from './access-token.inputs.ts';
import { createAccessToken, revokeAccessToken } from './access-token.service.ts';

@Resolver()
export class AccessTokenResolver {
  @UseCase(() => CreateAccessTokenPayload, 'Makes an access token for an API client of the viewer. Not with a token.')
  createAccessToken(@Arg('input') input: CreateAccessTokenInput, @Ctx() ctx: Context): Promise<object> {
    return createAccessToken(ctx, input);
  }

  @UseCase(() => RevokeAccessTokenPayload, 'Ends one of the viewer’s access tokens at once. Not with a token.')
  revokeAccessToken(@Arg('input') input: RevokeAccessTokenInput, @Ctx() ctx: Context): Promise<object> {
    return revokeAccessToken(ctx, input);
  }
}
