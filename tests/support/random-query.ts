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
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Where choices come from: a whole number from 0 to `below` - 1. */
export type Choose = (below: number) => number;

/** Values that arguments are made of. */
export interface Pools {
  /** Ids by the name of the type they name. */
  ids: Readonly<Record<string, readonly string[]>>;
  days: readonly string[];
  instants: readonly string[];
  texts: readonly string[];
}

const DEEPEST = 4;

/** Writes random queries that are valid for a schema: fields, arguments, aliases, fragments, directives. */
export class RandomQuery {
  readonly #schema: GraphQLSchema;
  readonly #choose: Choose;
  readonly #pools: Pools;
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(schema: GraphQLSchema, choose: Choose, pools: Pools) {
    this.#schema = schema;
    this.#choose = choose;
    this.#pools = pools;
  }

  /** A query over these fields of Query, and its variables. */
  write(roots: readonly string[]): { query: string; variables: Record<string, boolean> } {
    const query = this.#schema.getQueryType();
    if (!query) throw new Error('The schema has no Query');
    const fields = roots.flatMap((name) => query.getFields()[name] ?? []);
    const chosen = Array.from({ length: 1 + this.#choose(2) }, () => this.#one(fields));
    const body = chosen.map((field) => this.#field(field, query, DEEPEST)).join('\n');
    const text = `query Random($yes: Boolean!, $no: Boolean!) {\n${body}\nyes: __typename @include(if: $yes)\nno: __typename @skip(if: $no)\n}\n${this.#fragments.join('\n')}`;
    return { query: text, variables: { yes: true, no: false } };
  }

  #one<Item>(items: readonly Item[]): Item {
    const item = items[this.#choose(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from');
    return item;
  }

  #maybe(oneIn: number): boolean {
    return this.#choose(oneIn) === 0;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    const written = Array.from({ length: 1 + this.#choose(4) }, () => (fields.length ? this.#field(this.#one(fields), type, depth) : ''));
    if (written.every((each) => each === '') || this.#maybe(6)) written.push(`__typename`);
    const text = written.filter((each) => each !== '').join('\n');
    if (this.#maybe(6)) return `{ ... ${this.#maybe(2) ? '' : `on ${type.name}`} { ${text} } ${this.#typename()} }`;
    if (this.#maybe(6)) {
      const name = `Part${++this.#aliases}`;
      this.#fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
      return `{ ...${name} ${this.#typename()} }`;
    }
    return `{ ${text} }`;
  }

  #typename(): string {
    return this.#maybe(3) ? `t${++this.#aliases}: __typename` : '';
  }

  #field(field: GraphQLField<unknown, unknown>, parent: GraphQLObjectType, depth: number): string {
    const type = getNamedType(field.type);
    const args = this.#arguments(field, parent, type.name);
    let below = '';
    if (isObjectType(type)) below = this.#selection(type, depth - 1);
    else if (isAbstractType(type)) {
      const possible = this.#schema.getPossibleTypes(type);
      const each = Array.from({ length: 1 + this.#choose(2) }, () => this.#one(possible));
      below = `{ __typename ${each.map((one) => `... on ${one.name} ${this.#selection(one, depth - 1)}`).join(' ')} }`;
    }
    const directive = this.#maybe(8) ? this.#one([' @include(if: $yes)', ' @include(if: $no)', ' @skip(if: $no)', ' @skip(if: $yes)']) : '';
    // An alias always: two fields of one name with different arguments, or in one place under different fragments, must not meet.
    return `f${++this.#aliases}_${field.name}: ${field.name}${args}${directive} ${below}`;
  }

  #arguments(field: GraphQLField<unknown, unknown>, parent: GraphQLObjectType, answers: string): string {
    const given = field.args.filter((each) => isNonNullType(each.type) || this.#maybe(each.name === 'after' ? 20 : 2));
    const written = given.map((each) => `${each.name}: ${this.#value(each.type, each, `${parent.name}.${answers}`)}`);
    return written.length ? `(${written.join(', ')})` : '';
  }

  #value(type: GraphQLInputType, { name }: Pick<GraphQLArgument, 'name'>, about: string): string {
    if (isNonNullType(type)) return this.#value(type.ofType, { name }, about);
    if (isListType(type)) return `[${Array.from({ length: this.#choose(3) }, () => this.#value(type.ofType, { name }, about)).join(', ')}]`;
    if (isEnumType(type)) return this.#one(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((each) => isNonNullType(each.type) || this.#maybe(3));
      return `{ ${fields.map((each) => `${each.name}: ${this.#value(each.type, each, about)}`).join(', ')} }`;
    }
    switch (type.name) {
      case 'Int':
        return String(this.#maybe(30) ? 101 : this.#choose(5));
      case 'Boolean':
        return String(this.#maybe(2));
      case 'ID':
        return JSON.stringify(this.#id(name, about));
      case 'Date':
        return JSON.stringify(this.#one(this.#pools.days));
      case 'DateTime':
        return JSON.stringify(this.#one(this.#pools.instants));
      default:
        return JSON.stringify(name === 'after' ? 'nonsense' : this.#one(this.#pools.texts));
    }
  }

  #id(name: string, about: string): string {
    const { ids } = this.#pools;
    const answers = about.split('.').at(-1) ?? '';
    const byName: Record<string, string> = {
      unitId: 'OrgUnit',
      hobbyId: 'Hobby',
      skillId: 'Skill',
      root: 'Position',
      seriesId: 'SharingSeries',
    };
    const wanted = ids[byName[name] ?? answers];
    const all = Object.values(ids).flat();
    if (this.#maybe(15)) return 'per_nobody';
    return this.#one(wanted?.length ? wanted : all);
  }
}
