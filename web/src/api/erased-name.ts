import { makeVar, type FieldPolicy } from '@apollo/client/core';

/** What the server keeps in the place of an erased person's name, so that every client shows something. */
const STORED = '已删除的成员';

/** What is shown instead, in the language of the app. */
export const erasedName = makeVar(STORED);

/** The name of a person as it is shown. */
export const nameField: FieldPolicy<string> = { read: (name) => (name === STORED ? erasedName() : name) };
