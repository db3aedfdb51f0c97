import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Contract } from '../../src/contract/contract.ts';
import type { Operations } from '../../src/contract/operations.gen.ts';
import type { Input, ListName, MutationName, OperationName, Output } from '../../src/contract/types.ts';

type SchemaInput<N extends OperationName> = z.input<ReturnType<Contract[N]['input']>>;
type SchemaOutput<N extends OperationName> = z.output<ReturnType<Contract[N]['output']>>;

/** The names whose printed type the schema would not take, or the other way round. */
type Unlike<Direction extends 'takes less' | 'takes more' | 'answers less'> = {
  [N in OperationName]: Direction extends 'takes less'
    ? [SchemaInput<N>] extends [Input<N>]
      ? never
      : N
    : Direction extends 'takes more'
      ? [Input<N>] extends [SchemaInput<N>]
        ? never
        : N
      : [SchemaOutput<N>] extends [Output<N>]
        ? never
        : N;
}[OperationName];

it('prints every operation of the contract and no other', () => {
  expectTypeOf<keyof Operations>().toEqualTypeOf<keyof Contract>();
});

it('takes what the schemas take and answers what they answer', () => {
  expectTypeOf<Unlike<'takes less'>>().toEqualTypeOf<never>();
  expectTypeOf<Unlike<'takes more'>>().toEqualTypeOf<never>();
  expectTypeOf<Unlike<'answers less'>>().toEqualTypeOf<never>();
});

it('keeps kinds and lists', () => {
  expectTypeOf<'refunds.create'>().toExtend<MutationName>();
  expectTypeOf<'orders.list'>().toExtend<ListName>();
  expectTypeOf<'orders.get'>().not.toExtend<ListName>();
});

it('refuses a misspelt field', () => {
  // @ts-expect-error the input is named order_id
  const input: Input<'orders.get'> = { orderId: 'x' };
  void input;
  const order = {} as Output<'orders.get'>;
  // @ts-expect-error the field is named net_amount
  void order.netAmount;
});
