import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();

const AnyNode = graphql(`
  query AnyNode($id: ID!) {
    node(id: $id) {
      id
    }
  }
`);

test('who is not signed in is asked to sign in, and learns nothing else', async () => {
  const { data, errors } = await hearth.nobody.ask(AnyNode, { id: 'per_1' });
  expect(data).toBeFalsy();
  expect(errors?.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
});

test('an id that names nothing is answered with null', async () => {
  const person = await hearth.build.person();
  const them = await hearth.as(person);
  expect(await them.run(AnyNode, { id: 'per_01k0000000000000000000000' })).toEqual({ node: null });
});
