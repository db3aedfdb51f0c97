/** A part of the server whose tests have to notice when it is changed. */
export interface Module {
  readonly name: string;
  /** Least share of mutants that a test has to kill, in percent. */
  readonly goal: number;
  /** Globs of what is mutated. */
  readonly files: readonly string[];
  /** The tests that are asked: the fast ones that are about it, over the store in memory. */
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
    tests: ['test/policy/{rules,routes}.test.ts', 'test/engine/{admit,denials,input,targets,ticket,whom}.test.ts'],
  },
  {
    name: 'idempotency',
    goal: 90,
    files: ['server-adapter/engine/{idempotency,fingerprint}.ts', 'server-adapter/store/memory/{idempotency,undo}.ts'],
    tests: ['test/engine/{keys,once}.test.ts', 'test/store/{memory,undo}.test.ts'],
  },
  {
    name: 'webhooks',
    goal: 90,
    files: ['server-adapter/webhooks/*.ts'],
    tests: ['test/webhooks/*.test.ts'],
  },
  {
    name: 'refunds',
    goal: 85,
    files: ['server-adapter/refunds/*.ts'],
    tests: ['test/refunds/*.test.ts', 'test/operations/disputes.test.ts'],
  },
  {
    name: 'crypto',
    goal: 85,
    files: [
      'server-adapter/secrets/*.ts',
      'server-adapter/engine/{derive-key,bytes,cursor}.ts',
      'server-adapter/callers/widget-token.ts',
      'server-adapter/store/audit-chain.ts',
    ],
    tests: [
      'test/secrets/*.test.ts',
      'test/callers/widget-token*.test.ts',
      'test/engine/{bytes,derive-key,lists}.test.ts',
      'test/store/audit-chain.test.ts',
    ],
  },
];
