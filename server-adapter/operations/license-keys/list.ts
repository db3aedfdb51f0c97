import type { Input } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import type { Context } from '../handler.ts';
import { page } from '../page.ts';
import { find, type Paged, read } from '../upstream.ts';
import { forReader, type LicenseKey, merchantPath } from './state.ts';

type Wanted = Input<'licenseKeys.list'>;

/** What is read of a grant. */
interface Grant {
  readonly benefit_id: string;
  readonly benefit?: LicenseKey['benefit'];
  readonly properties?: { readonly license_key_id?: unknown } | null;
}

const DEFAULT_LIMIT = 10;
/** Keys read one by one for one page: more would wait for the rate limit longer than a screen does. */
const MOST_DETAILS = 20;
const GRANTS = 100;

/** Keys of the caller, of the customer named, or of the whole organization. */
export async function listKeys(input: Wanted, context: Context): Promise<Answer<LicenseKey[]>> {
  const { benefit_id, status } = input;
  if (context.root !== '/v1') {
    const path = `${context.root}/license-keys/`;
    const answer = await page<LicenseKey>(context, { road: context.polar, path, input, query: { benefit_id } });
    return { ...answer, result: answer.result.map((key) => forReader(context, key)) };
  }
  if (context.subject.customerId !== null) return ofCustomer(input, context);
  return page<LicenseKey>(context, {
    road: context.merchant,
    path: '/v1/license-keys/',
    input,
    query: { benefit_id, status },
  });
}

/**
 * Polar cannot list one customer's keys for its organization, but the customer's grants name them. The position is the
 * place in those grants, oldest first: what is granted meanwhile comes at the end and moves nothing.
 */
async function ofCustomer(input: Wanted, context: Context): Promise<Answer<LicenseKey[]>> {
  const { limit = DEFAULT_LIMIT, status } = input;
  const named = candidates(input, context);
  const keys: LicenseKey[] = [];
  let [looked, next, isLast] = [0, context.position ?? 0, false];
  while (keys.length < limit && looked < MOST_DETAILS && !isLast) {
    const batch = await named.take(Math.min(limit - keys.length, MOST_DETAILS - looked), next);
    const found = await Promise.all(batch.grants.map((grant) => detail(grant, context)));
    keys.push(...found.filter((key) => key !== null && passes(key, status)).map((key) => key as LicenseKey));
    looked += batch.grants.length;
    next = batch.next;
    isLast = batch.isLast;
  }
  const isWhole = isLast && context.position === null && status === undefined;
  return { result: keys, next: isLast ? null : next, ...(isWhole ? { total: keys.length } : {}) };
}

const passes = ({ status }: LicenseKey, wanted: Wanted['status']): boolean =>
  wanted === undefined || wanted.some((one) => one === status);

interface Batch {
  readonly grants: readonly Grant[];
  readonly next: number;
  /** There are no grants after these. */
  readonly isLast: boolean;
}

/** The grants that name keys, read page by page as far as they are wanted. */
function candidates({ benefit_id }: Wanted, context: Context) {
  const seen = new Set<unknown>();
  const isWanted = (grant: Grant): boolean => {
    const id = grant.properties?.license_key_id;
    if (typeof id !== 'string' || seen.has(id)) return false;
    return benefit_id === undefined || grant.benefit_id === benefit_id;
  };
  const grantsPage = (number: number) =>
    read<Paged<Grant>>(context.merchant, context, {
      path: '/v1/benefit-grants/',
      query: { customer_id: context.subject.customerId, sorting: 'created_at', limit: GRANTS, page: number },
    });
  return {
    async take(most: number, from: number): Promise<Batch> {
      const grants: Grant[] = [];
      for (let at = from; ; ) {
        const number = Math.floor(at / GRANTS) + 1;
        const { items, pagination } = await grantsPage(number);
        const end = (number - 1) * GRANTS + items.length;
        for (; at < end && grants.length < most; at += 1) {
          const grant = items[at % GRANTS];
          if (!grant || !isWanted(grant)) continue;
          seen.add(grant.properties?.license_key_id);
          grants.push(grant);
        }
        const isLast = at >= end && number >= pagination.max_page;
        if (isLast || grants.length === most) return { grants, next: at, isLast };
      }
    },
  };
}

async function detail({ benefit, properties }: Grant, context: Context): Promise<LicenseKey | null> {
  const key = await find<LicenseKey>(context.merchant, context, {
    path: merchantPath(String(properties?.license_key_id)),
  });
  return key && { ...key, ...(benefit ? { benefit } : {}) };
}
