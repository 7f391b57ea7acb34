import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isDay, isTimeZone } from '../time/wall-clock.ts';

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

function textScalar<T>(
  name: string,
  description: string,
  read: (value: string) => T,
  write: (value: unknown) => string,
): GraphQLScalarType<T, string> {
  const parse = (value: unknown): T => (typeof value === 'string' ? read(value) : refuse(`${name} must be a string`));
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node) => (node.kind === Kind.STRING ? parse(node.value) : refuse(`${name} must be a string`)),
  });
}

/** A calendar day, a `YYYY-MM-DD` string on both sides of the API. */
export const DayScalar = textScalar(
  'Date',
  'A calendar day as `YYYY-MM-DD`, without time or zone.',
  (value) => (isDay(value) ? value : refuse(`"${value}" is not a day; write YYYY-MM-DD`)),
  (value) => String(value),
);

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** An instant; a JS Date inside, RFC 3339 in UTC outside. */
export const InstantScalar = textScalar(
  'DateTime',
  'An instant as RFC 3339 with an offset, for example `2026-11-23T01:00:00Z`. Answers are in UTC.',
  (value) => {
    const instant = new Date(value);
    if (!RFC3339.test(value) || Number.isNaN(instant.getTime()) || !isDay(value.slice(0, 10))) {
      return refuse(`"${value}" is not an instant; write it like 2026-11-23T01:00:00Z`);
    }
    return instant;
  },
  (value) => {
    const instant = value instanceof Date ? value : new Date(value as string | number);
    return instant.toISOString();
  },
);

export const TimeZoneScalar = textScalar(
  'TimeZone',
  'An IANA time zone name, for example `Asia/Shanghai`.',
  (value) => (isTimeZone(value) ? value : refuse(`"${value}" is not an IANA time zone; write it like Asia/Shanghai`)),
  (value) => String(value),
);
