import { gql } from '@apollo/client/core';
import { describe, expect, it } from 'vitest';
import { createCache } from './cache';

const People = gql`
  query People($first: Int!, $after: String, $search: String) {
    people(first: $first, after: $after, search: $search) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Page {
  people: { nodes: Array<{ id: string; name: string }>; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

function page(names: string[], endCursor: string | null): Page & { __typename: 'Query' } {
  return {
    __typename: 'Query',
    people: Object.assign(
      {
        nodes: names.map((name) => ({ __typename: 'Person', id: name, name })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
      },
      { __typename: 'PersonConnection' },
    ),
  };
}

const names = (cache: ReturnType<typeof createCache>, variables: Record<string, unknown>) =>
  cache.readQuery<Page>({ query: People, variables })?.people.nodes.map((person) => person.name);

describe('pages of a list', () => {
  it('are joined in the order in which they were asked for', () => {
    const cache = createCache();
    cache.writeQuery({ query: People, variables: { first: 2 }, data: page(['甲', '乙'], 'b') });
    cache.writeQuery({ query: People, variables: { first: 2, after: 'b' }, data: page(['丙'], null) });
    expect(names(cache, { first: 2 })).toEqual(['甲', '乙', '丙']);
    expect(cache.readQuery<Page>({ query: People, variables: { first: 2 } })?.people.pageInfo.hasNextPage).toBe(false);
  });

  it('start anew when the first page is asked for again', () => {
    const cache = createCache();
    cache.writeQuery({ query: People, variables: { first: 2 }, data: page(['甲', '乙'], 'b') });
    cache.writeQuery({ query: People, variables: { first: 2, after: 'b' }, data: page(['丙'], null) });
    cache.writeQuery({ query: People, variables: { first: 2 }, data: page(['丁', '甲'], 'a') });
    expect(names(cache, { first: 2 })).toEqual(['丁', '甲']);
  });

  it('of a page that does not follow the last one known are not glued to it', () => {
    const cache = createCache();
    cache.writeQuery({ query: People, variables: { first: 2 }, data: page(['甲', '乙'], 'b') });
    cache.writeQuery({ query: People, variables: { first: 2, after: 'x' }, data: page(['丙'], null) });
    expect(names(cache, { first: 2 })).toEqual(['丙']);
  });

  it('of another search or another size stay apart', () => {
    const cache = createCache();
    cache.writeQuery({ query: People, variables: { first: 50, search: 'li' }, data: page(['李明朗', '李雨桐'], null) });
    cache.writeQuery({ query: People, variables: { first: 1, search: 'li' }, data: page(['李明朗'], 'l') });
    expect(names(cache, { first: 50, search: 'li' })).toEqual(['李明朗', '李雨桐']);
    expect(names(cache, { first: 50 })).toBeUndefined();
  });
});

const Cell = gql`
  query Cell {
    person(id: "1") {
      id
      photo {
        smallUrl
      }
    }
  }
`;
const Profile = gql`
  query Profile {
    person(id: "1") {
      id
      photo {
        smallUrl
        largeUrl
      }
    }
  }
`;

describe('a photo', () => {
  const written = (photo: object | null) => ({ person: { __typename: 'Person', id: '1', photo } });
  const read = (cache: ReturnType<typeof createCache>) =>
    cache.readQuery<{ person: { photo: object | null } }>({ query: Profile })?.person.photo;

  it('stays whole while lists ask for the small one alone', () => {
    const cache = createCache();
    cache.writeQuery({ query: Profile, data: written({ __typename: 'PersonPhoto', smallUrl: '/a/small', largeUrl: '/a/large' }) });
    cache.writeQuery({ query: Cell, data: written({ __typename: 'PersonPhoto', smallUrl: '/a/small' }) });
    expect(read(cache)).toMatchObject({ smallUrl: '/a/small', largeUrl: '/a/large' });
  });

  it('that is another one brings nothing of the one before', () => {
    const cache = createCache();
    cache.writeQuery({ query: Profile, data: written({ __typename: 'PersonPhoto', smallUrl: '/a/small', largeUrl: '/a/large' }) });
    cache.writeQuery({ query: Cell, data: written({ __typename: 'PersonPhoto', smallUrl: '/b/small' }) });
    expect(read(cache)).toBeUndefined();
    cache.writeQuery({ query: Cell, data: written(null) });
    expect(read(cache)).toBeNull();
  });
});
