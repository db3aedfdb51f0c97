import type { AuditDenial, AuditEntry, AuditOutcome, AuditRequest } from './audit-port.ts';

/** The line of the trail for a request and, once there is one, its outcome. */
export function callEntry(seq: number, request: AuditRequest, outcome: AuditOutcome | null): AuditEntry {
  const { id, at, requestId, operation, actor, customer, ticket, targets, detail, done } = request;
  const line = { seq, kind: 'call', id, at, requestId, operation, actor, customer, ticket, targets, detail } as const;
  const how = outcome ?? done;
  return { ...line, outcome: how ? pickOutcome(how) : null, count: done?.count ?? 1 };
}

/** The line for a denial, with how often it happened in its minute. */
export function denialEntry(seq: number, denial: AuditDenial, count: number): AuditEntry {
  const { id, at, requestId, operation, actor, customer, ticket, code } = denial;
  const outcome = { at, result: 'failed', code, detail: null } as const;
  const line = { seq, kind: 'denial', id, at, requestId, operation, actor, customer, ticket } as const;
  return { ...line, targets: {}, detail: null, outcome, count };
}

/** Denials that share this text in one connection are one row. */
export function denialBucket(denial: AuditDenial): string {
  const minute = Math.floor(denial.at / 60_000);
  return JSON.stringify([denial.actor.kind, denial.actor.id, denial.operation, denial.code, minute]);
}

function pickOutcome({ at, result, code, detail }: AuditOutcome): AuditOutcome {
  return { at, result, code, detail };
}
