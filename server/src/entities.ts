import type { EntityClass } from '@mikro-orm/core';
import { modules } from './modules.ts';
import { AuditEntry } from './platform/audit/audit-entry.entity.ts';
import { Company } from './platform/company/company.entity.ts';
import { OutboxMail } from './platform/mail/outbox-mail.entity.ts';
import { Lease } from './platform/orm/lease.entity.ts';

/** Every entity, the platform's and the modules'. */
export const entities: readonly EntityClass<object>[] = [
  AuditEntry,
  Company,
  Lease,
  OutboxMail,
  ...modules.flatMap((module) => module.entities ?? []),
];
