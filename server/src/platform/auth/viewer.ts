import type { IncomingHttpHeaders } from 'node:http';

/** Roles that are granted to an account. MANAGER is derived from the chart and MEMBER is everybody: neither is stored. */
export type GrantedRole = 'HR' | 'ADMIN';

export type TokenScope = 'read' | 'write';

/** Who is asking, as the access module found out from the request. */
export interface Viewer {
  accountId: string;
  /** The person this account belongs to; null for an account of no member (an outside administrator, say). */
  personId: string | null;
  roles: ReadonlySet<GrantedRole>;
  /** Of the company: where its days begin. Null before there is one. */
  timeZone: string | null;
  /** The account's chosen language, if any. */
  locale: 'zh-CN' | 'en' | null;
  /** Null for a signed-in browser, which may do all that its person may. */
  tokenScopes: ReadonlySet<TokenScope> | null;
}

/** What an answer's shape may depend on. Two viewers of one class are asked the same statement, with other values. */
export interface ViewerClass extends Pick<Viewer, 'roles'> {
  hr: boolean;
  /** Is the viewer a person of the company, whose own and whose team's values they see? */
  member: boolean;
}

export const classOf = (viewer: Viewer | null): ViewerClass => ({
  roles: viewer?.roles ?? new Set(),
  hr: viewer?.roles.has('HR') ?? false,
  member: viewer?.personId != null,
});

/** Finds the viewer of a request, or null. Given by the one module that owns accounts. */
export type Authenticate<Services> = (services: Services, headers: IncomingHttpHeaders) => Promise<Viewer | null>;
