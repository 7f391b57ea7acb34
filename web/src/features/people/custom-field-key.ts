/** A key for a new custom field, from its English label: shirt-size; another one where that is taken. */
export function keyOfLabel(label: string, taken: readonly string[]): string {
  const word = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  const base = word || 'field';
  for (let count = 1; ; count++) {
    const key = count === 1 && word ? base : `${base}-${count}`;
    if (!taken.includes(key)) return key;
  }
}
