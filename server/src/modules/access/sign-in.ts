import { betterAuth } from 'better-auth/minimal';
import type { Services } from '../../platform/context.ts';
import { newId } from '../../platform/orm/id.ts';
import { Account, Credential, SignInSession, Verification } from './account.entity.ts';
import { accountStanding } from './account-standing.queries.ts';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD, verifyPassword } from './password.ts';
import { signInStorage } from './sign-in-storage.ts';

export const SESSION_DAYS = 30;

/** The header in which our own route tells better-auth who asks: a client's own such header never reaches it. */
export const CLIENT_ADDRESS_HEADER = 'x-hearth-client-address';

const prefixes: Readonly<Record<string, Parameters<typeof newId>[0]>> = {
  user: 'acc',
  session: 'sis',
  account: 'cred',
  verification: 'ver',
};

/** Sign-in by e-mail and password: better-auth over our own tables. People are invited, so nobody signs up. Nothing is sent anywhere. */
function createSignIn(services: Services) {
  const { publicUrl, secret } = services.config;
  return betterAuth({
    appName: 'Hearth',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: trustedOrigins(publicUrl),
    database: signInStorage(services.orm.em.fork(), {
      user: Account,
      session: SignInSession,
      account: Credential,
      verification: Verification,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: { fields: { userId: 'account' }, expiresIn: SESSION_DAYS * 86_400, updateAge: 86_400 },
    account: { fields: { userId: 'account', accountId: 'providerAccountId' } },
    databaseHooks: {
      session: { create: { before: async (session) => (await accountStanding(services, session.userId)).mayEnter } },
    },
    rateLimit: { enabled: true, storage: 'memory', window: 60, max: 120, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    advanced: {
      cookiePrefix: 'hearth',
      database: { generateId: ({ model }) => newId(prefixes[model] ?? 'sign') },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { log: (level, message) => services.log[level === 'error' ? 'warn' : 'debug']({ signIn: level }, message) },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;

const made = new WeakMap<Services, SignIn>();

/** The one better-auth of these services. */
export function signInOf(services: Services): SignIn {
  let signIn = made.get(services);
  if (!signIn) made.set(services, (signIn = createSignIn(services)));
  return signIn;
}

/** Pages of these origins may sign in. On loopback a browser may call the same server localhost or 127.0.0.1. */
export function trustedOrigins(publicUrl: string): string[] {
  const { protocol, hostname, port } = new URL(publicUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  if (!loopback.includes(hostname)) return [publicUrl];
  return loopback.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}
