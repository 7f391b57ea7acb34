import { hashAccessToken, newAccessToken } from '@hearth/server/modules/access/access-token';
import { AccessToken, Account, RoleGrant, SignInSession, TokenScope } from '@hearth/server/modules/access/account.entity';
import { sessionCookie } from '@hearth/server/modules/access/authenticate';
import type { Person } from '@hearth/server/modules/people/person.entity';
import type { Services } from '@hearth/server/platform/context';
import type { RequiredEntityData } from '@mikro-orm/core';
import { randomBytes } from 'node:crypto';
import { Client } from './client.ts';
import { writeRow } from './row.ts';

export type Role = 'HR' | 'ADMIN';

const FAR = new Date('2199-01-01T00:00:00Z');

/** Signs named people in, by writing what a sign-in leaves behind: the sign-in itself has tests of its own. */
export class SignIn {
  readonly services: Services;
  readonly url: string;
  readonly #accounts = new Map<string, Promise<string>>();

  constructor(services: Services, url: string) {
    this.services = services;
    this.url = url;
  }

  /** The person's browser. Roles given once stay given. */
  as = async (person: Person, ...roles: Role[]): Promise<Client> => {
    const account = await this.#accountOf(person, roles);
    const token = randomBytes(24).toString('base64url');
    await this.#write(SignInSession, { account, token, expiresAt: FAR, createdAt: this.#now, updatedAt: this.#now });
    return new Client(this.url, { cookie: sessionCookie(this.services, token) });
  };

  /** An API client with this person's access token. */
  token = async (person: Person, scopes: readonly `${TokenScope}`[], ...roles: Role[]): Promise<Client> => {
    const account = await this.#accountOf(person, roles);
    const token = newAccessToken();
    await this.#write(AccessToken, {
      account,
      name: 'test',
      hash: hashAccessToken(token),
      scopes: Object.values(TokenScope).filter((scope) => scopes.includes(scope)),
      createdAt: this.#now,
    });
    return new Client(this.url, { authorization: `Bearer ${token}` });
  };

  get #now(): Date {
    return this.services.clock.now();
  }

  async #accountOf(person: Person, roles: readonly Role[]): Promise<string> {
    const made = this.#accounts.get(person.id) ?? this.#makeAccount(person);
    this.#accounts.set(person.id, made);
    const account = await made;
    for (const role of roles) {
      const em = this.services.orm.em.fork();
      if (!(await em.count(RoleGrant, { account, role }))) await this.#write(RoleGrant, { account, role, grantedAt: this.#now });
    }
    return account;
  }

  async #makeAccount(person: Person): Promise<string> {
    const standing = await this.services.orm.em.fork().findOne(Account, { person: person.id });
    if (standing) return standing.id;
    const email = `${person.id}@hearth.test`;
    const made = { name: person.name, email, emailVerified: true, person: person.id, createdAt: this.#now, updatedAt: this.#now };
    return (await this.#write(Account, made)).id;
  }

  #write<Entity extends object>(entity: new () => Entity, data: RequiredEntityData<Entity>): Promise<Entity> {
    return writeRow(this.services, entity, data);
  }
}
