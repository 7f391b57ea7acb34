import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  typeFromAST,
  visit,
} from 'graphql';
import type { Args } from './definition.ts';

/** What of an operation a selection may refer to. */
export interface Operation {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced. */
  variables: Readonly<Record<string, unknown>>;
}

/** One field of an answer, with everything that is selected below it under the same response key. */
export interface SelectedField {
  key: string;
  name: string;
  nodes: readonly FieldNode[];
  /** Null for `__typename`. */
  field: GraphQLField<unknown, unknown> | null;
  args: Args;
}

/** The fields that are selected of an object, in the order of the answer (GraphQL specification, CollectFields). */
export function fieldsOf(operation: Operation, type: GraphQLObjectType, nodes: readonly FieldNode[]): SelectedField[] {
  const byKey = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const node of nodes) if (node.selectionSet) collect(operation, type, node.selectionSet, byKey, visited);
  return [...byKey].map(([key, same]) => {
    const [first] = same as [FieldNode];
    const name = first.name.value;
    const field = type.getFields()[name] ?? null;
    return { key, name, nodes: same, field, args: field ? getArgumentValues(field, first, operation.variables) : {} };
  });
}

function collect(
  operation: Operation,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  byKey: Map<string, FieldNode[]>,
  visited: Set<string>,
): void {
  const { variables } = operation;
  for (const selection of selections) {
    if (selection.directives?.length && isLeftOut(selection, variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      byKey.set(key, [...(byKey.get(key) ?? []), selection]);
      continue;
    }
    let fragment: FragmentDefinitionNode | typeof selection | undefined = selection;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
      fragment = operation.fragments[selection.name.value];
    }
    if (!fragment || fragment.kind === Kind.FRAGMENT_SPREAD || !applies(operation.schema, fragment.typeCondition, type)) continue;
    collect(operation, type, fragment.selectionSet, byKey, visited);
  }
}

const isLeftOut = (selection: SelectionSetNode['selections'][number], variables: Operation['variables']): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true ||
  getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false;

function applies(schema: GraphQLSchema, condition: FragmentDefinitionNode['typeCondition'] | undefined, type: GraphQLObjectType): boolean {
  if (!condition) return true;
  const named = typeFromAST(schema, condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}

/** The names of the variables on which the shape of an answer depends: those below the field, in arguments and directives. */
export function shapingVariables(node: FieldNode, fragments: Operation['fragments']): readonly string[] {
  const names = new Set<string>();
  const visited = new Set<string>();
  const look = (selectionSet: SelectionSetNode | undefined): void => {
    if (!selectionSet) return;
    visit(selectionSet, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        if (visited.has(name.value)) return;
        visited.add(name.value);
        look(fragments[name.value]?.selectionSet);
      },
    });
  };
  look(node.selectionSet);
  return [...names];
}
