import type { Tables } from './port.ts';

/** Runs one piece of work on the tables: takes a lock, opens the engine, translates errors. */
export type RunOnTables = <T>(work: (tables: Tables) => Promise<T>) => Promise<T>;

/** Tables whose every method goes through `run`. */
export function eachMethod(run: RunOnTables): Tables {
  return {
    audit: {
      request: (...args) => run((tables) => tables.audit.request(...args)),
      complete: (...args) => run((tables) => tables.audit.complete(...args)),
      deny: (...args) => run((tables) => tables.audit.deny(...args)),
      list: (...args) => run((tables) => tables.audit.list(...args)),
      verify: (...args) => run((tables) => tables.audit.verify(...args)),
      rows: (...args) => run((tables) => tables.audit.rows(...args)),
      connections: (...args) => run((tables) => tables.audit.connections(...args)),
    },
    changes: {
      append: (...args) => run((tables) => tables.changes.append(...args)),
      since: (...args) => run((tables) => tables.changes.since(...args)),
      newest: (...args) => run((tables) => tables.changes.newest(...args)),
      sweep: (...args) => run((tables) => tables.changes.sweep(...args)),
    },
    idempotency: {
      reserve: (...args) => run((tables) => tables.idempotency.reserve(...args)),
      complete: (...args) => run((tables) => tables.idempotency.complete(...args)),
      release: (...args) => run((tables) => tables.idempotency.release(...args)),
      sweep: (...args) => run((tables) => tables.idempotency.sweep(...args)),
    },
    operations: {
      reserve: (...args) => run((tables) => tables.operations.reserve(...args)),
      move: (...args) => run((tables) => tables.operations.move(...args)),
      get: (...args) => run((tables) => tables.operations.get(...args)),
      byKey: (...args) => run((tables) => tables.operations.byKey(...args)),
      find: (...args) => run((tables) => tables.operations.find(...args)),
      claim: (...args) => run((tables) => tables.operations.claim(...args)),
    },
    inbox: {
      add: (...args) => run((tables) => tables.inbox.add(...args)),
      claim: (...args) => run((tables) => tables.inbox.claim(...args)),
      applied: (...args) => run((tables) => tables.inbox.applied(...args)),
      counts: (...args) => run((tables) => tables.inbox.counts(...args)),
      sweep: (...args) => run((tables) => tables.inbox.sweep(...args)),
    },
    bookmarks: {
      read: (...args) => run((tables) => tables.bookmarks.read(...args)),
      take: (...args) => run((tables) => tables.bookmarks.take(...args)),
      keep: (...args) => run((tables) => tables.bookmarks.keep(...args)),
    },
    secrets: {
      get: (...args) => run((tables) => tables.secrets.get(...args)),
      put: (...args) => run((tables) => tables.secrets.put(...args)),
      reseal: (...args) => run((tables) => tables.secrets.reseal(...args)),
      sealedOtherwise: (...args) => run((tables) => tables.secrets.sealedOtherwise(...args)),
      take: (...args) => run((tables) => tables.secrets.take(...args)),
      sweep: (...args) => run((tables) => tables.secrets.sweep(...args)),
      remove: (...args) => run((tables) => tables.secrets.remove(...args)),
    },
    connections: {
      get: (...args) => run((tables) => tables.connections.get(...args)),
      put: (...args) => run((tables) => tables.connections.put(...args)),
      change: (...args) => run((tables) => tables.connections.change(...args)),
      remove: (...args) => run((tables) => tables.connections.remove(...args)),
      names: (...args) => run((tables) => tables.connections.names(...args)),
    },
    mcp: {
      addToken: (...args) => run((tables) => tables.mcp.addToken(...args)),
      tokenBy: (...args) => run((tables) => tables.mcp.tokenBy(...args)),
      token: (...args) => run((tables) => tables.mcp.token(...args)),
      tokens: (...args) => run((tables) => tables.mcp.tokens(...args)),
      revoke: (...args) => run((tables) => tables.mcp.revoke(...args)),
      addAsk: (...args) => run((tables) => tables.mcp.addAsk(...args)),
      askBy: (...args) => run((tables) => tables.mcp.askBy(...args)),
      ask: (...args) => run((tables) => tables.mcp.ask(...args)),
      moveAsk: (...args) => run((tables) => tables.mcp.moveAsk(...args)),
      sweepAsks: (...args) => run((tables) => tables.mcp.sweepAsks(...args)),
    },
    usage: {
      add: (...args) => run((tables) => tables.usage.add(...args)),
      claim: (...args) => run((tables) => tables.usage.claim(...args)),
      arrived: (...args) => run((tables) => tables.usage.arrived(...args)),
      release: (...args) => run((tables) => tables.usage.release(...args)),
      refuse: (...args) => run((tables) => tables.usage.refuse(...args)),
      refused: (...args) => run((tables) => tables.usage.refused(...args)),
      retry: (...args) => run((tables) => tables.usage.retry(...args)),
      discard: (...args) => run((tables) => tables.usage.discard(...args)),
      counts: (...args) => run((tables) => tables.usage.counts(...args)),
    },
    rules: {
      know: (...args) => run((tables) => tables.rules.know(...args)),
      stop: (...args) => run((tables) => tables.rules.stop(...args)),
      look: (...args) => run((tables) => tables.rules.look(...args)),
      takeLooks: (...args) => run((tables) => tables.rules.takeLooks(...args)),
      looks: (...args) => run((tables) => tables.rules.looks(...args)),
      looked: (...args) => run((tables) => tables.rules.looked(...args)),
      reserve: (...args) => run((tables) => tables.rules.reserve(...args)),
      claim: (...args) => run((tables) => tables.rules.claim(...args)),
      begin: (...args) => run((tables) => tables.rules.begin(...args)),
      move: (...args) => run((tables) => tables.rules.move(...args)),
      find: (...args) => run((tables) => tables.rules.find(...args)),
      counts: (...args) => run((tables) => tables.rules.counts(...args)),
    },
  };
}
