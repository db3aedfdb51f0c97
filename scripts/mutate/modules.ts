/** A part of the server whose tests have to notice when it is changed. */
export interface Module {
  readonly name: string;
  /** Least share of mutants that a test has to kill, in percent. */
  readonly goal: number;
  /** Globs of what is mutated. */
  readonly files: readonly string[];
  /** Globs of the tests that are asked, the quickest first: those that are about it, over the store in memory. */
  readonly tests: readonly string[];
}

export const modules: readonly Module[] = [
  {
    // The policy's table. Its entries are read when they are loaded, so that each mutant meets every test named here.
    name: 'rights',
    goal: 90,
    files: ['src/contract/operations/*.ts'],
    tests: ['test/policy/{rights,docs}.test.ts'],
  },
  {
    name: 'policy',
    goal: 90,
    files: ['server-adapter/engine/{policy,session,subject,ticket,targets,admit}.ts'],
    tests: [
      'test/policy/rules.test.ts',
      'test/engine/{admit,targets,ticket,whom}.test.ts',
      'test/engine/{denials,input}.test.ts',
      'test/policy/routes.test.ts',
    ],
  },
  {
    name: 'idempotency',
    goal: 90,
    files: ['server-adapter/engine/{idempotency,fingerprint}.ts', 'server-adapter/store/memory/{idempotency,undo}.ts'],
    tests: ['test/engine/once.test.ts', 'test/store/undo.test.ts', 'test/{engine/keys,store/memory}.test.ts'],
  },
  {
    name: 'webhooks',
    goal: 90,
    files: ['server-adapter/webhooks/*.ts'],
    tests: [
      'test/webhooks/{news,stale}.test.ts',
      'test/webhooks/{endpoints,keys,owner}.test.ts',
      'test/webhooks/{feed-pages,lists,receive,room}.test.ts',
      'test/webhooks/{apply,feed,repair,vectors}.test.ts',
    ],
  },
  {
    name: 'refunds',
    goal: 85,
    files: ['server-adapter/refunds/*.ts'],
    tests: [
      'test/refunds/{figures,settle,wire}.test.ts',
      'test/refunds/{lists,looking,preview,races,reads,resolve,trail}.test.ts',
      'test/refunds/{approval,followed,limits,once,refund,uncertain}.test.ts',
    ],
  },
  {
    name: 'crypto',
    goal: 85,
    files: [
      'server-adapter/secrets/*.ts',
      'server-adapter/engine/{bytes,cursor,derive-key}.ts',
      'server-adapter/callers/widget-token.ts',
      'server-adapter/store/audit-chain.ts',
    ],
    tests: [
      'test/engine/{bytes,derive-key}.test.ts',
      'test/{store/audit-chain,secrets/keyring}.test.ts',
      'test/callers/widget-token*.test.ts',
      'test/{engine/lists,secrets/secrets}.test.ts',
    ],
  },
];
