export interface UnitChoice {
  id: string;
  /** From the top down: 销售部 / 华东区. */
  path: string;
}

/** Units as they are chosen: by their whole path, so that two teams of one name can be told apart. The company itself is left out of the paths. */
export function unitChoices(units: readonly { id: string; name: string; parent?: { id: string } | null }[]): UnitChoice[] {
  const paths = new Map<string, string>();
  return units.map(({ id, name, parent }) => {
    const above = parent && paths.get(parent.id);
    const path = above ? `${above} / ${name}` : name;
    paths.set(id, parent ? path : '');
    return { id, path };
  });
}
