import { enumOf, literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid } from '../validation/polar-types.ts';
import { bool, float, int, text } from '../validation/scalars.ts';
import { nullable, optional, type Schema, withDefault } from '../validation/schema.ts';
import { tagged, union } from '../validation/unions.ts';

const clause = object('FilterClause', {
  property: text(),
  operator: enumOf('FilterOperator', ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'like', 'not_like']),
  value: union(text({ max: 1000 }), int(), float(), bool()),
});

export interface MeterFilter {
  readonly conjunction: 'and' | 'or';
  readonly clauses: readonly (MeterClause | MeterFilter)[];
}
export interface MeterClause {
  readonly property: string;
  readonly operator: string;
  readonly value: string | number | boolean;
}

const filter: Schema<MeterFilter> = {
  label: 'Filter',
  read: (input, loc, reading) =>
    object('Filter', {
      conjunction: enumOf('FilterConjunction', ['and', 'or']),
      clauses: list(union(clause, filter)),
    }).read(input, loc, reading),
};

const overProperty = (func: string, label: string) => object(label, { func: literal([func]), property: text() });
const aggregation = tagged('func', {
  count: object('CountAggregation', { func: literal(['count']) }),
  sum: overProperty('sum', 'PropertyAggregation'),
  max: overProperty('max', 'PropertyAggregation'),
  min: overProperty('min', 'PropertyAggregation'),
  avg: overProperty('avg', 'PropertyAggregation'),
  unique: overProperty('unique', 'UniqueAggregation'),
});

const unit = enumOf('MeterUnit', ['scalar', 'token', 'custom']);

export const meterCreate = object('MeterCreate', {
  metadata: withDefault(metadata(), {}),
  name: text({ min: 3 }),
  unit: withDefault(unit, 'scalar'),
  custom_label: withDefault(nullable(text()), null),
  custom_multiplier: withDefault(nullable(int({ ge: 1 })), null),
  filter,
  aggregation,
  organization_id: optional(nullable(uuid())),
});

export const meterUpdate = object('MeterUpdate', {
  metadata: optional(metadata()),
  name: optional(nullable(text({ min: 3 }))),
  unit: optional(nullable(unit)),
  custom_label: optional(nullable(text())),
  custom_multiplier: optional(nullable(int({ ge: 1 }))),
  filter: optional(nullable(filter)),
  aggregation: optional(nullable(aggregation)),
  is_archived: optional(nullable(bool())),
});
