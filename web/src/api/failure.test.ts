import { ApolloError } from '@apollo/client/core';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { toFailure } from './failure';

const answered = (code: string) => new ApolloError({ graphQLErrors: [new GraphQLError('这里没有你的权限', { extensions: { code } })] });

describe('why a request gave no answer', () => {
  it('is what the server says, in its words', () => {
    expect(toFailure(answered('FORBIDDEN'))).toEqual({ kind: 'forbidden', message: '这里没有你的权限' });
    expect(toFailure(answered('UNAUTHENTICATED')).kind).toBe('unauthenticated');
    expect(toFailure(answered('INTERNAL_SERVER_ERROR')).kind).toBe('server');
  });

  it('is "offline" only where nothing was reached', () => {
    expect(toFailure(new ApolloError({ networkError: new TypeError('Failed to fetch') }))).toEqual({ kind: 'offline' });
    const refused = Object.assign(new Error('502'), { statusCode: 502, result: {}, response: new Response() });
    expect(toFailure(new ApolloError({ networkError: refused }))).toEqual({ kind: 'server' });
    const limited = Object.assign(new Error('429'), { statusCode: 429, result: {}, response: new Response() });
    expect(toFailure(new ApolloError({ networkError: limited }))).toEqual({ kind: 'limited' });
  });
});
