/** Two spellings of one word of a vocabulary, as the server knows them: without case, width or spaces. */
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
export const sameWord = (a: string, b: string): boolean => keyOf(a) === keyOf(b);
