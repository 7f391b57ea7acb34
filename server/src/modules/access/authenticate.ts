import type { IncomingHttpHeaders } from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { GrantedRole, Viewer } from '../../platform/auth/viewer.ts';
import type { Services } from '../../platform/context.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { dayOf } from '../../platform/time/wall-clock.ts';
import { AccessToken } from './account.entity.ts';
import { hashAccessToken, isWellFormedToken } from './access-token.ts';
import { isInForce, type Scope } from './access-token.rules.ts';

/** What one statement says about who is asking. Instants come as the driver has them: a number on SQLite, text on PostgreSQL. */
interface Row {
  accountId: string;
  personId: string | null;
  locale: string | null;
  disabledAt: string | number | null;
  leftOn: string | null;
  /** The first day of who came back: between two employments there is no access. */
  returnsOn: string | null;
  timeZone: string | null;
  roles: string | null;
  expiresAt: string | number | null;
}

interface TokenRow extends Row {
  tokenId: string;
  scopes: Scope[] | string;
  revokedAt: string | number | null;
  lastUsedAt: string | number | null;
}

const WHO = `a.id as "accountId", a.person_id as "personId", a.locale as "locale", a.disabled_at as "disabledAt", p.left_on as "leftOn",
  case when p.hired_on is not null and exists (select 1 from former_employment f where f.person_id = p.id) then p.hired_on end as "returnsOn",
  (select c.time_zone from company c limit 1) as "timeZone",
  (select string_agg(g.role, ',') from role_grant g where g.account_id = a.id) as "roles"`;

const BY_SESSION = `select ${WHO}, s.expires_at as "expiresAt" from sign_in_session s join account a on a.id = s.account_id left join person p on p.id = a.person_id where s.token = ?`;

const BY_TOKEN = `select ${WHO}, t.id as "tokenId", t.scopes as "scopes", t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt"
  from access_token t join account a on a.id = t.account_id left join person p on p.id = a.person_id where t.hash = ?`;

const BY_EMAIL = `select ${WHO}, null as "expiresAt" from account a left join person p on p.id = a.person_id where lower(a.email) = lower(?)`;

/** `lastUsedAt` is kept to the minute, so that a busy client doesn't turn every read into a write. */
const USE_IS_NOTED_EVERY = 60_000;

/**
 * Who is asking: by `Authorization: Bearer` an access token, else by the session cookie of a browser. Null: nobody, or somebody whose
 * account is disabled or whose person does not work here today. A request that sends a token that is not in force is nobody, whatever cookie it has.
 */
export async function authenticate(services: Services, headers: IncomingHttpHeaders): Promise<Viewer | null> {
  if (headers.authorization !== undefined) return byToken(services, headers.authorization);
  const session = sessionTokenOf(services, headers.cookie);
  if (session === null) return null;
  const row = await services.recentViewers.remember(`session ${session}`, () =>
    services.statements.row<Row>({ text: BY_SESSION, values: [session] }),
  );
  return row && isInForce({ expiresAt: instant(row.expiresAt) }, services.clock.now()) ? viewerOf(services, row, null) : null;
}

/** Whoever has an account of that address, as if signed in; null where it may not enter. For operators' commands alone. */
export async function viewerByEmail(services: Services, email: string): Promise<Viewer | null> {
  const row = await services.statements.row<Row>({ text: BY_EMAIL, values: [email] });
  return row ? viewerOf(services, row, null) : null;
}

async function byToken(services: Services, authorization: string): Promise<Viewer | null> {
  const row = await services.recentViewers.remember(authorization, async () => {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined || !isWellFormedToken(token)) return undefined;
    const read = await services.statements.row<TokenRow>({ text: BY_TOKEN, values: [hashAccessToken(token)] });
    if (read && tokenInForce(services, read)) noteUse(services, read);
    return read;
  });
  if (!row || !tokenInForce(services, row)) return null;
  const scopes = typeof row.scopes === 'string' ? (JSON.parse(row.scopes) as Scope[]) : row.scopes;
  return viewerOf(services, row, new Set(scopes));
}

const tokenInForce = (services: Services, { expiresAt, revokedAt }: TokenRow): boolean =>
  isInForce({ expiresAt: instant(expiresAt), revokedAt: instant(revokedAt) }, services.clock.now());

/** Nobody waits for it: behind a long write it would hold the request up. */
function noteUse(services: Services, { tokenId, lastUsedAt }: TokenRow): void {
  const now = services.clock.now();
  if (now.getTime() - (instant(lastUsedAt)?.getTime() ?? 0) < USE_IS_NOTED_EVERY) return;
  const em = services.orm.em.fork() as EntityManager;
  em.nativeUpdate(AccessToken, tokenId, { lastUsedAt: now }).catch((error: unknown) => {
    services.log.warn({ err: error }, 'The use of an access token was not noted');
  });
}

function viewerOf(services: Services, row: Row, tokenScopes: ReadonlySet<Scope> | null): Viewer | null {
  if (row.disabledAt !== null) return null;
  const today = row.leftOn === null && row.returnsOn === null ? '' : dayOf(services.clock.now(), row.timeZone ?? 'UTC');
  if (row.leftOn !== null && today > row.leftOn) return null;
  if (row.returnsOn !== null && today < row.returnsOn) return null;
  return {
    accountId: row.accountId,
    personId: row.personId,
    timeZone: row.timeZone,
    roles: new Set((row.roles?.split(',') ?? []) as GrantedRole[]),
    locale: row.locale === 'zh-CN' || row.locale === 'en' ? row.locale : null,
    tokenScopes,
  };
}

const instant = (value: string | number | null): Date | null => (value === null ? null : new Date(value));

/** The session's token from its cookie, `token.signature`, or null where the signature isn't ours. */
function sessionTokenOf(services: Services, cookies: string | undefined): string | null {
  const name = sessionCookieName(services);
  const value = cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (!value) return null;
  const [token, signature] = split(decoded(value));
  const given = Buffer.from(signature, 'base64');
  const right = createHmac('sha256', services.config.secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

/** What a browser is given for a session: signed as better-auth signs its cookies. */
export function sessionCookie(services: Services, token: string): string {
  const signature = createHmac('sha256', services.config.secret).update(token).digest('base64');
  return `${sessionCookieName(services)}=${encodeURIComponent(`${token}.${signature}`)}`;
}

const sessionCookieName = (services: Services): string =>
  `${services.config.publicUrl.startsWith('https:') ? '__Secure-' : ''}hearth.session_token`;

const split = (value: string): [string, string] => {
  const dot = value.lastIndexOf('.');
  return [value.slice(0, Math.max(0, dot)), value.slice(dot + 1)];
};

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
