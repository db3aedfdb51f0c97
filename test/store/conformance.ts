import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../server-adapter/store/port.ts';
import { auditConformance } from './conformance-audit.ts';
import { bookmarkConformance } from './conformance-bookmarks.ts';
import { changeConformance } from './conformance-changes.ts';
import { connectionConformance } from './conformance-connections.ts';
import { idempotencyConformance } from './conformance-idempotency.ts';
import { inboxConformance } from './conformance-inbox.ts';
import { mcpConformance } from './conformance-mcp.ts';
import { operationConformance } from './conformance-operations.ts';
import { ruleConformance } from './conformance-rules.ts';
import { secretConformance } from './conformance-secrets.ts';
import { transactionConformance } from './conformance-transactions.ts';
import { usageConformance } from './conformance-usage.ts';

/** A store under test: two handles on the same data, as two adapter processes would hold. */
export interface Handles {
  readonly one: Store;
  readonly two: Store;
}

/** Hands out the open handles and a connection name no other test uses. */
export interface Subject {
  handles(): Handles;
  connection(): string;
}

/** What every store must do, whatever it is built on. */
export function describeStore(name: string, open: () => Promise<Handles>): Subject {
  let handles: Handles | undefined;
  let connections = 0;
  const subject: Subject = {
    handles: () => {
      if (!handles) throw new Error('The store is not open yet.');
      return handles;
    },
    connection: () => `connection-${++connections}`,
  };

  describe(name, () => {
    beforeAll(async () => {
      handles = await open();
      await handles.one.ready();
      await handles.two.ready();
    }, 60_000);
    afterAll(async () => {
      await handles?.one.close();
      await handles?.two.close();
    });
    auditConformance(subject);
    changeConformance(subject);
    idempotencyConformance(subject);
    operationConformance(subject);
    inboxConformance(subject);
    usageConformance(subject);
    ruleConformance(subject);
    bookmarkConformance(subject);
    secretConformance(subject);
    connectionConformance(subject);
    mcpConformance(subject);
    transactionConformance(subject);
  });
  return subject;
}
