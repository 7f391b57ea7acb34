import { type InputValueDefinitionNode, Kind, parse, print, type TypeDefinitionNode } from 'graphql';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

function typesIn(file: string): Map<string, TypeDefinitionNode> {
  const { definitions } = parse(readFileSync(path(file), 'utf8'), { noLocation: true });
  return new Map(
    definitions
      .filter((each) => 'name' in each && each.kind !== Kind.DIRECTIVE_DEFINITION)
      .map((each) => [(each as TypeDefinitionNode).name.value, each as TypeDefinitionNode]),
  );
}

const schema = typesIn('../../schema/schema.graphql');
/** What clients were promised. It grows with the product; what stands in it stays. */
const promised = typesIn('promised.graphql');

test('the committed schema is the one that the server emits', () => {
  const { status, stderr } = spawnSync(process.execPath, [path('../../server/dist/emit-schema.js'), '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

/** A client may leave out what has a default, so `Int! = 20` is as good as `Int`. */
const accepts = (input: InputValueDefinitionNode) =>
  `${input.name.value}: ${print(input.type).replace(input.defaultValue ? /!$/ : '', '')}`;

/** Everything that a client can rely on in a type, a line each. */
function linesOf(type: TypeDefinitionNode | undefined): string[] {
  if (!type) return [];
  const lines: string[] = [type.kind];
  if ('interfaces' in type) lines.push(...(type.interfaces ?? []).map((each) => `implements ${each.name.value}`));
  if (type.kind === Kind.ENUM_TYPE_DEFINITION) lines.push(...(type.values ?? []).map((each) => each.name.value));
  if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) lines.push(...(type.fields ?? []).map(accepts));
  if (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
    for (const field of type.fields ?? []) {
      lines.push(
        `${field.name.value}: ${print(field.type)}`,
        ...(field.arguments ?? []).map((each) => `${field.name.value}(${accepts(each)})`),
      );
    }
  }
  return lines;
}

test.each([...promised.keys()])('%s has everything that was promised', (name) => {
  expect(linesOf(schema.get(name))).toEqual(expect.arrayContaining(linesOf(promised.get(name))));
});

const mutation = schema.get('Mutation');
const mutations = mutation?.kind === Kind.OBJECT_TYPE_DEFINITION ? (mutation.fields ?? []) : [];

test.each(mutations.map((field) => [field.name.value, field] as const))(
  'the mutation %s takes one input and answers one payload with errors',
  (name, field) => {
    const upper = name.charAt(0).toUpperCase() + name.slice(1);
    expect((field.arguments ?? []).map(accepts)).toEqual([`input: ${upper}Input!`]);
    expect(print(field.type)).toBe(`${upper}Payload!`);
    expect(linesOf(schema.get(`${upper}Payload`))).toContain('errors: [UserError!]!');
  },
);
