import type { EntityClass, EventSubscriber } from '@mikro-orm/core';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from './auth/viewer.ts';
import type { Context, Services } from './context.ts';
import type { Listener } from './events.ts';
import type { UserError } from './graphql/user-error.ts';
import type { Job } from './jobs.ts';
import type { NoticeWriter } from './notice-words.ts';
import type { IdPrefix } from './orm/id.ts';
import type { RootRead, TypeReads } from './read/definition.ts';
import type { PersonalData, References } from './references.ts';

/** Finds what an id names, or null where it does not exist or the viewer may not see it. */
export type NodeLookup = (ctx: Context, id: string) => Promise<object | null>;

export interface HearthModule {
  name: string;
  entities?: readonly EntityClass<object>[];
  resolvers?: readonly (abstract new (...args: never[]) => unknown)[];
  /** How `node(id:)` finds this module's types, by the prefix of their ids. */
  nodes?: Readonly<Record<IdPrefix, NodeLookup>>;
  /** Typed refusals: no field of the schema names them, so it is told of them. */
  userErrors?: readonly (new () => UserError)[];
  /** How its types are read in SQL: derived fields and relations, its lists, who may see what. */
  reads?: readonly TypeReads[];
  /** How its fields of Query find their rows. */
  roots?: Readonly<Record<string, RootRead>>;
  listeners?: readonly Listener[];
  /** What is written with the entities of a flush, in its transaction. */
  subscribers?: readonly (new () => EventSubscriber)[];
  /** What an older Hearth has left unwritten. Runs at each start, before anybody can connect; safe to run twice, and by two servers at once. */
  makeUp?: (ctx: Context) => Promise<void>;
  jobs?: readonly Job[];
  /** How what it tells people is put into words, by the kind of the notice. */
  noticeWriters?: Readonly<Record<string, NoticeWriter>>;
  /** What becomes of its columns that refer to a person or an account. */
  references?: References;
  /** Its part of what somebody downloads about themselves. */
  personalData?: PersonalData;
  /** HTTP routes beside /graphql. */
  routes?: (app: FastifyInstance, services: Services) => Promise<void> | void;
  /** Only the module that owns accounts gives this. */
  authenticate?: Authenticate<Services>;
}

export const defineModule = (definition: HearthModule): HearthModule => definition;
