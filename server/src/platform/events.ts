import type { Context } from './context.ts';

/**
 * What modules tell each other, name → payload. A module adds its own beside its services:
 * `declare module '../../platform/events.ts' { interface DomainEvents { personLeft: { personId: string; lastDay: string } } }`
 */
export interface DomainEvents {}

export type DomainEventName = keyof DomainEvents;

export interface Listener<Name extends DomainEventName = DomainEventName> {
  on: Name;
  /**
   * DURING: in the use case, on its EntityManager, before its flush: what it changes is part of the same transaction.
   * AFTER: once the change is committed; a failure is logged and undoes nothing.
   */
  when: 'DURING' | 'AFTER';
  run(ctx: Context, payload: DomainEvents[Name]): Promise<void>;
}

/** Types one listener by the name of its event. */
export const listener = <Name extends DomainEventName>(definition: Listener<Name>): Listener => definition;

/** Announces an event from a use case: DURING listeners run now, AFTER listeners when the mutation has committed. */
export async function announce<Name extends DomainEventName>(ctx: Context, name: Name, payload: DomainEvents[Name]): Promise<void> {
  const heard = ctx.services.listeners.filter((candidate) => candidate.on === name);
  for (const hearer of heard as Listener<Name>[]) {
    if (hearer.when === 'DURING') await hearer.run(ctx, payload);
    else ctx.afterCommit.push(() => hearer.run(ctx, payload));
  }
}
