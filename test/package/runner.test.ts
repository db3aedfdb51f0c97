import { expect, it } from 'vitest';
import { check } from '../../scripts/testing/command.ts';
import { sum } from '../../scripts/testing/part.ts';
import { count } from '../../scripts/testing/vitest.ts';

const file = (status: string, ...tests: [name: string, status: string][]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map(([fullName, testStatus]) => ({ fullName, status: testStatus })),
});

it('counts a skipped test as failed unless it is listed', () => {
  const report = { success: true, testResults: [file('passed', ['a', 'passed'], ['b', 'skipped'], ['c', 'todo'])] };
  expect(count(report, new Set())).toMatchObject({ passed: 1, failed: 2 });
  expect(count(report, new Set(['b', 'c']))).toMatchObject({ passed: 1, failed: 0 });
});

it('counts a file that could not run, which has no failed test of its own', () => {
  expect(count({ success: false, testResults: [file('failed')] }, new Set())).toMatchObject({ passed: 0, failed: 1 });
  expect(count({ success: false, testResults: [file('failed', ['a', 'failed'])] }, new Set())).toMatchObject({
    failed: 1,
  });
});

it('counts every problem a command names, and at least one when it fails', async () => {
  const node = (code: string, problems?: RegExp) => check('node', ['--eval', code], problems);
  expect(await node('process.exit(0)')).toEqual({ passed: 1, failed: 0 });
  expect(await node('process.exit(3)')).toMatchObject({ passed: 0, failed: 1 });
  expect(await node('console.log("error error"); process.exit(1)', /error/g)).toMatchObject({ failed: 2 });
});

it('adds outcomes up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3, report: 'x' },
    ]),
  ).toEqual({ passed: 3, failed: 3, report: 'x' });
});
