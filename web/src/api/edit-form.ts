import type { TypedDocumentNode } from '@apollo/client/core';
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { foreignChanges, same, type ForeignChange } from './foreign-changes';
import type { FieldError, MutationOptions, PayloadOf } from './mutation';
import { useMutationForm, type MutationForm } from './mutation-form';

interface Versioned {
  version: number;
}

export interface EditFormOptions<Data, Input, Read extends Versioned, State extends object> extends Omit<MutationOptions, 'refusals'> {
  /** What is edited. It stays as it was read, whatever arrives meanwhile: its version tells the server what one has seen. */
  read: Read;
  /** How the form shows it. */
  state: (read: Read) => State;
  /** What is sent, the version included. */
  input: (state: State, read: Read) => Input;
  /**
   * What is there now, where the answer to a stale version does not say it. Absent, it is what the refusal names: the mutation selects
   * `errors { … ... on ConflictError { current { …all that Read has } } }`.
   */
  newest?: () => Promise<Read | undefined>;
  /**
   * What the form talks about without asking for it: whose seat is vacated, how many report to what is closed. Always the same facts in
   * the same order. Where somebody else changed one, nothing is sent until that was seen.
   */
  relies?: (read: Read) => readonly Fact[];
  /** As for `useMutationForm`. */
  within?: readonly string[];
  onDone?: (payload: PayloadOf<Data>) => void | Promise<void>;
}

/** Something that is true of what is edited, beside the form's fields. */
export interface Fact {
  label: string;
  /** What it is compared by. */
  value: unknown;
  /** How one reads it. */
  words: string;
}

export interface ForeignFact {
  label: string;
  before: string;
  now: string;
}

/** A choice between what somebody else made of a field and what stands in the form. */
export interface ForeignChoice<State extends object> extends ForeignChange<State> {
  chosen: 'theirs' | 'mine' | undefined;
}

export interface EditForm<Read extends Versioned, State extends object> extends MutationForm<State> {
  /** What somebody else saved since this was read: `<FormConflict :form="form" … />` shows it. */
  foreign: ComputedRef<readonly ForeignChoice<State>[]>;
  /** What somebody else changed of the facts that the form relies on; there is nothing to choose. */
  foreignFacts: ComputedRef<readonly ForeignFact[]>;
  take: (change: ForeignChange<State>) => void;
  keep: (change: ForeignChange<State>) => void;
  /** Goes on editing from here: after saving, where the form stays open. */
  restart: (read: Read) => void;
}

const copy = <Value>(value: Value): Value => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value));

/**
 * A form that changes what was read, by its version. Where somebody else was faster it goes on from what is there now: what was typed
 * stays, what only they changed is taken, and every such field can be chosen anew before it is saved again.
 */
export function useEditForm<Data, Input, Read extends Versioned, State extends object>(
  document: TypedDocumentNode<Data, { input: Input }>,
  { read: first, state: stateOf, input, newest, relies, ...options }: EditFormOptions<Data, Input, Read, State>,
): EditForm<Read, State> {
  const read: ShallowRef<Read> = shallowRef(first);
  const changes = shallowRef<readonly ForeignChange<State>[]>([]);
  // Read once: what they are read from may change under the form.
  let facts = relies?.(first) ?? [];
  const changedFacts = shallowRef<readonly ForeignFact[]>([]);
  const form = useMutationForm(document, {
    ...options,
    initial: () => stateOf(read.value),
    input: (state) => input(state, read.value),
  });
  const write = (field: keyof State, value: State[keyof State]) => {
    form.state[field] = copy(value);
  };
  const isConflict = (error: FieldError) => error.code === 'CONFLICT';

  async function findNewest(): Promise<Read | undefined> {
    const conflict = form.rest.value.find(isConflict);
    if (!conflict) return undefined;
    if (newest) return newest();
    return conflict.current && 'version' in conflict.current ? (conflict.current as Read) : undefined;
  }

  /** Answers whether the form relied on something that is not so any more. */
  function joinFacts(current: Read): boolean {
    const now = relies?.(current) ?? [];
    const found = now.flatMap(({ label, value, words }, index) => {
      const before = facts[index];
      return before && !same(before.value, value) ? [{ label, before: before.words, now: words }] : [];
    });
    facts = now;
    changedFacts.value = [...changedFacts.value.filter(({ label }) => !found.some((change) => change.label === label)), ...found];
    return found.length > 0;
  }

  /** Answers whether there is anything to decide. */
  function join(current: Read): boolean {
    const theirs = stateOf(current);
    const found = foreignChanges(stateOf(read.value), copy(form.state), theirs);
    for (const { field, theirs: value, both } of found) if (!both) write(field, value);
    changes.value = [...changes.value.filter(({ field }) => !found.some((change) => change.field === field)), ...found];
    read.value = current;
    form.settle(theirs);
    return joinFacts(current) || found.length > 0;
  }

  async function submit(again = true): Promise<void> {
    await form.submit();
    const current = await findNewest();
    if (!current || current.version === read.value.version) return;
    // Somebody changed what this form neither asks for nor talks about: nothing to ask.
    if (!join(current) && again) await submit(false);
  }

  return {
    ...form,
    // What there is to choose from says more than the server's sentence.
    rest: computed(() => form.rest.value.filter((error) => !isConflict(error) || changes.value.length + changedFacts.value.length === 0)),
    foreign: computed(() =>
      changes.value.map((change) => {
        const value = form.state[change.field];
        return { ...change, chosen: same(value, change.theirs) ? 'theirs' : same(value, change.mine) ? 'mine' : undefined };
      }),
    ),
    foreignFacts: computed(() => changedFacts.value),
    take: ({ field, theirs }) => write(field, theirs),
    keep: ({ field, mine }) => write(field, mine),
    submit: () => submit(),
    restart: (current) => {
      read.value = current;
      changes.value = [];
      facts = relies?.(current) ?? [];
      changedFacts.value = [];
      form.reset();
    },
  };
}
