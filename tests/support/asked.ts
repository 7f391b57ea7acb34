/** What a page asks /graphql for, be it in the address or in the body. */
export interface Asked {
  operationName: string;
  query?: string;
  extensions?: { persistedQuery?: { sha256Hash: string } };
}

/** Undefined for a request that goes elsewhere. */
export function askedOf(address: string, body: string | null | undefined): Asked | undefined {
  const { pathname, searchParams } = new URL(address);
  if (pathname !== '/graphql') return undefined;
  if (body) return JSON.parse(body) as Asked;
  const asked = Object.fromEntries(searchParams);
  return { ...asked, extensions: JSON.parse(asked['extensions'] ?? '{}') as Asked['extensions'] } as Asked;
}
