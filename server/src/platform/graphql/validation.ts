import {
  IsEmail,
  IsInt,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  validateSync,
  type ValidationError,
  type ValidationOptions,
} from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';
import type { Text } from '../locale.ts';

// class-validator's decorators with what they say in both languages. They check the shape of an input alone; absent and null pass.

/** What a check says. (class-validator drops the context of a check without a message.) */
export const saying = (zh: string, en: string): ValidationOptions => ({ message: en, context: { message: { zh, en } satisfies Text } });

const together =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };

/** class-validator keeps one `Matches` a field; this one has a name of its own. */
const Pattern = (name: string, pattern: RegExp, options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value) => typeof value === 'string' && pattern.test(value) } }, options);

/** A line of text that is not blank. */
export const Line = (max = 200): PropertyDecorator =>
  together(
    Pattern('notBlank', /\S/, saying('不能为空', 'Must not be empty')),
    Pattern('singleLine', /^[^\r\n\0]*$/, saying('只能有一行', 'Must be a single line')),
    MaxLength(max, saying(`不能超过 ${max} 个字`, `Must have at most ${max} characters`)),
  );

/** Free text of several lines; may be empty. */
export const Prose = (max = 20_000): PropertyDecorator =>
  MaxLength(max, saying(`不能超过 ${max} 个字`, `Must have at most ${max} characters`));

/** Text of several lines that says something. */
export const NonEmptyProse = (max = 20_000): PropertyDecorator =>
  together(Pattern('notBlank', /\S/, saying('不能为空', 'Must not be empty')), Prose(max));

export const EmailAddress = (): PropertyDecorator => IsEmail({}, saying('不是有效的邮箱', 'Is not a valid e-mail address'));

export const WholeNumber = (min: number, max: number): PropertyDecorator =>
  together(
    IsInt(saying('必须是整数', 'Must be a whole number')),
    Min(min, saying(`不能小于 ${min}`, `Must be at least ${min}`)),
    Max(max, saying(`不能大于 ${max}`, `Must be at most ${max}`)),
  );

/** What is wrong with an argument by the rules of its class, whichever way it is checked. */
export const problemsWith = (argument: object): ValidationError[] =>
  validateSync(argument, { skipMissingProperties: true, forbidUnknownValues: false });

/** What TypeGraphQL does with an argument, but that it imports class-validator anew at every call and waits for it. */
export function checkArgument(argument: unknown): void {
  const given: unknown[] = Array.isArray(argument) ? argument : [argument];
  for (const each of given) {
    if (typeof each !== 'object' || each === null) continue;
    const invalid = problemsWith(each);
    if (invalid.length) throw new ArgumentValidationError(invalid);
  }
}
