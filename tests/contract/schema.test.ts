import { buildSchema, type GraphQLField, type GraphQLInputField, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const read = (file: string) => buildSchema(readFileSync(path(file), 'utf8'));

const schema = read('../../schema/schema.graphql');
/** What clients were promised. It grows with the product; what stands in it stays. */
const promised = read('promised.graphql');

test('the committed schema is the one that the server emits', () => {
  const { status, stderr } = spawnSync(process.execPath, [path('../../server/dist/emit-schema.js'), '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

const promisedTypes = Object.values(promised.getTypeMap()).filter((type) => !type.name.startsWith('__') && type.astNode);

test.each(promisedTypes.map((type) => [type.name, type] as const))('%s is as it was promised', (name, type) => {
  const actual = schema.getType(name);
  expect(actual?.constructor.name).toBe(type.constructor.name);
  if (isEnumType(type) && isEnumType(actual)) {
    expect(actual.getValues().map((value) => value.name)).toEqual(expect.arrayContaining(type.getValues().map((value) => value.name)));
  }
  if ((isObjectType(type) || isInterfaceType(type)) && (isObjectType(actual) || isInterfaceType(actual))) {
    expect(actual.getInterfaces().map(String)).toEqual(expect.arrayContaining(type.getInterfaces().map(String)));
    const fields = actual.getFields();
    for (const [key, field] of Object.entries(type.getFields())) {
      expect(`${key}: ${fields[key]?.type}`).toBe(`${key}: ${field.type}`);
      expectArguments(`${name}.${key}`, field, fields[key]);
    }
  }
  if (isInputObjectType(type) && isInputObjectType(actual)) {
    const fields = actual.getFields();
    for (const [key, field] of Object.entries(type.getFields())) expect(`${key}: ${accepts(fields[key])}`).toBe(`${key}: ${accepts(field)}`);
  }
});

/** The type that a client may send: what has a default may be left out. */
const accepts = (input: Pick<GraphQLInputField, 'type' | 'defaultValue'> | undefined) =>
  input?.defaultValue === undefined ? String(input?.type) : String(input.type).replace(/!$/, '');

function expectArguments(name: string, field: GraphQLField<unknown, unknown>, actual: GraphQLField<unknown, unknown> | undefined) {
  for (const argument of field.args) {
    const found = actual?.args.find((each) => each.name === argument.name);
    expect(`${name}(${argument.name}: ${accepts(found)})`).toBe(`${name}(${argument.name}: ${accepts(argument)})`);
  }
}

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

test.each(mutations.map((field) => [field.name, field] as const))('the mutation %s takes one input and answers one payload with errors', (name, field) => {
  const upper = name.charAt(0).toUpperCase() + name.slice(1);
  expect(field.args.map((argument) => `${argument.name}: ${argument.type}`)).toEqual([`input: ${upper}Input!`]);
  expect(String(field.type)).toBe(`${upper}Payload!`);
  const payload = schema.getType(`${upper}Payload`);
  expect(isObjectType(payload) ? String(payload.getFields().errors?.type) : undefined).toBe('[UserError!]!');
});
