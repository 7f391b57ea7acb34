import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/**
 * What is asked with each argument, by its coordinate: `Query.people(search:)`, `PeopleFilter.unitId`. The first value is given wherever the
 * argument is needed, each of the others once.
 */
export type Values = Readonly<Record<string, readonly unknown[]>>;

export interface Question {
  /** What it asks for: the path to a type, and the argument that differs. */
  name: string;
  query: string;
}

interface Step {
  parent: string;
  field: GraphQLField<unknown, unknown>;
  /** As it stands in a document. */
  text: string;
}

/** Asks for every field of every type that a query reaches, and with every value of every argument. What no value is given for is missing. */
export class Sweep {
  readonly missing = new Set<string>();
  readonly #schema: GraphQLSchema;
  readonly #values: Values;
  /** Selected wherever the type is met, beside what a question is about. */
  readonly #everywhere: Readonly<Record<string, string>>;

  constructor(schema: GraphQLSchema, values: Values, everywhere: Readonly<Record<string, string>>) {
    this.#schema = schema;
    this.#values = values;
    this.#everywhere = everywhere;
  }

  questions(): Question[] {
    const root = this.#schema.getQueryType();
    if (!root) throw new Error('The schema has no Query');
    const questions: Question[] = [];
    const reached = new Set<string>();
    let paths: { type: GraphQLObjectType; path: Step[] }[] = [{ type: root, path: [] }];
    while (paths.length > 0) {
      const next: typeof paths = [];
      for (const { type, path } of paths) {
        for (const field of Object.values(type.getFields())) {
          const answers = getNamedType(field.type);
          const isNew = !isLeafType(answers) && !reached.has(answers.name);
          for (const text of this.#asked(type, field)) questions.push(this.#question([...path, { parent: type.name, field, text }]));
          if (isNew) {
            reached.add(answers.name);
            next.push(...this.#into([...path, { parent: type.name, field, text: this.#asked(type, field)[0] ?? field.name }], answers));
          }
        }
      }
      paths = next;
    }
    return questions;
  }

  /** Where a path leads on: into the type it answers, or each type that it may be. */
  #into(path: Step[], answers: ReturnType<typeof getNamedType>): { type: GraphQLObjectType; path: Step[] }[] {
    if (isObjectType(answers)) return [{ type: answers, path }];
    if (!isAbstractType(answers)) return [];
    const last = path.at(-1);
    if (!last) return [];
    // `Node` can be everything: what it may be is reached in other ways, and asked for by `node` itself.
    if (answers.name === 'Node') return [];
    return this.#schema
      .getPossibleTypes(answers)
      .map((type) => ({ type, path: [...path.slice(0, -1), { ...last, text: `${last.text} { ... on ${type.name}` }] }));
  }

  #question(path: Step[]): Question {
    const last = path.at(-1);
    if (!last) throw new Error('A question asks for something');
    const answers = getNamedType(last.field.type);
    const steps = path.map(({ text }) => text);
    const closing = steps.map((text) => (text.includes('{ ... on') ? ' } }' : ' }')).slice(0, -1);
    const query = `query Sweep { ${steps.join(' { ')} ${this.#below(answers)}${closing.reverse().join('')} }`;
    return { name: steps.join(' > '), query };
  }

  /** All that is there without going further. */
  #below(answers: ReturnType<typeof getNamedType>): string {
    if (isObjectType(answers)) return `{ ${this.#leaves(answers)} }`;
    if (!isAbstractType(answers)) return '';
    const each = this.#schema.getPossibleTypes(answers).map((type) => `... on ${type.name} { ${this.#leaves(type, `${type.name}_`)} }`);
    return `{ __typename ${each.join(' ')} }`;
  }

  /** `prefix` keeps fields apart that two types of one place have under one name. */
  #leaves(type: GraphQLObjectType, prefix = ''): string {
    const leaves = Object.values(type.getFields())
      .filter((field) => isLeafType(getNamedType(field.type)) && field.args.every(({ type: needed }) => !isNonNullType(needed)))
      .map(({ name }) => (prefix ? `${prefix}${name}: ${name}` : name));
    return ['__typename', ...leaves, this.#everywhere[type.name] ?? ''].join(' ');
  }

  /** A field with each of its values, one argument differing at a time. */
  #asked(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string[] {
    if (field.args.length === 0) return [field.name];
    const choices = field.args.map((argument) => ({
      argument,
      texts: this.#texts(`${parent.name}.${field.name}(${argument.name}:)`, argument),
    }));
    const base = choices.filter(({ argument }) => isNonNullType(argument.type) && argument.defaultValue === undefined);
    const written = (given: ReadonlyMap<string, string>) => {
      const all = [...given].map(([name, text]) => `${name}: ${text}`);
      return all.length > 0 ? `${field.name}(${all.join(', ')})` : field.name;
    };
    const least = new Map(base.map(({ argument, texts }) => [argument.name, texts[0] ?? 'null']));
    const asked = [written(least)];
    for (const { argument, texts } of choices) for (const text of texts) asked.push(written(new Map([...least, [argument.name, text]])));
    return [...new Set(asked)];
  }

  #texts(coordinate: string, { type, name }: Pick<GraphQLArgument, 'type' | 'name'>): string[] {
    const own = this.#values[coordinate] ?? this.#values[`(${name}:)`];
    if (own) return own.map((value) => JSON.stringify(value));
    return this.#byType(coordinate, isNonNullType(type) ? type.ofType : type);
  }

  #byType(coordinate: string, type: GraphQLInputType): string[] {
    const named = getNamedType(type);
    const list = (text: string) => (type.toString().startsWith('[') ? `[${text}]` : text);
    if (isEnumType(named)) return named.getValues().map(({ name }) => list(name));
    if (named.name === 'Boolean') return ['true', 'false'].map(list);
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields());
      const needed = fields.filter((each) => isNonNullType(each.type) && each.defaultValue === undefined);
      const texts = fields.map((each) => ({
        name: each.name,
        texts: this.#texts(`${named.name}.${each.name}`, { type: each.type, name: each.name }),
      }));
      const least = new Map(needed.map(({ name }) => [name, texts.find((each) => each.name === name)?.texts[0] ?? 'null']));
      const written = (given: ReadonlyMap<string, string>) =>
        list(`{ ${[...given].map(([name, text]) => `${name}: ${text}`).join(', ')} }`);
      return texts.flatMap((each) => each.texts.map((text) => written(new Map([...least, [each.name, text]]))));
    }
    this.missing.add(coordinate);
    return [];
  }
}
