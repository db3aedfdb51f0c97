import { literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid } from '../validation/polar-types.ts';
import { int, text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';
import { tagged } from '../validation/unions.ts';

const slug = text({ min: 1, pattern: /^[a-z0-9-_]+$/ });
const name = text({ min: 1 });

const labels = {
  form_label: optional(text({ min: 1 })),
  form_help_text: optional(text({ min: 1 })),
  form_placeholder: optional(text({ min: 1 })),
};
const range = { ge: optional(int()), le: optional(int()) };
const textual = object('CustomFieldTextProperties', {
  ...labels,
  textarea: optional(literal([true, false])),
  min_length: optional(int({ ge: 0 })),
  max_length: optional(int({ ge: 0 })),
});
const numeric = object('CustomFieldNumberProperties', { ...labels, ...range });
const dated = object('CustomFieldDateProperties', { ...labels, ...range });
const checked = object('CustomFieldCheckboxProperties', labels);
const selected = object('CustomFieldSelectProperties', {
  ...labels,
  options: list(object('CustomFieldSelectOption', { value: text({ min: 1 }), label: text({ min: 1 }) }), { min: 1 }),
});

const created = { metadata: withDefault(metadata(), {}), slug, name, organization_id: optional(nullable(uuid())) };
export const customFieldCreate = tagged(
  'type',
  {
    text: object('CustomFieldCreateText', { type: literal(['text']), ...created, properties: textual }),
    number: object('CustomFieldCreateNumber', { type: literal(['number']), ...created, properties: numeric }),
    date: object('CustomFieldCreateDate', { type: literal(['date']), ...created, properties: dated }),
    checkbox: object('CustomFieldCreateCheckbox', { type: literal(['checkbox']), ...created, properties: checked }),
    select: object('CustomFieldCreateSelect', { type: literal(['select']), ...created, properties: selected }),
  },
  { enumName: 'CustomFieldType' },
);

const changed = { metadata: optional(metadata()), slug: optional(nullable(slug)), name: optional(nullable(name)) };
export const customFieldUpdate = tagged(
  'type',
  {
    text: object('CustomFieldUpdateText', {
      type: literal(['text']),
      ...changed,
      properties: optional(nullable(textual)),
    }),
    number: object('CustomFieldUpdateNumber', {
      type: literal(['number']),
      ...changed,
      properties: optional(nullable(numeric)),
    }),
    date: object('CustomFieldUpdateDate', {
      type: literal(['date']),
      ...changed,
      properties: optional(nullable(dated)),
    }),
    checkbox: object('CustomFieldUpdateCheckbox', {
      type: literal(['checkbox']),
      ...changed,
      properties: optional(nullable(checked)),
    }),
    select: object('CustomFieldUpdateSelect', {
      type: literal(['select']),
      ...changed,
      properties: optional(nullable(selected)),
    }),
  },
  { enumName: 'CustomFieldType' },
);
