import type { ReactElement } from 'react';
import type { CustomField } from '../../contract/operations.gen.ts';
import { useCustomFields } from '../../react/use-custom-fields.ts';
import { useProductSearch } from '../../react/use-search.ts';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import type { LinkPrefillProps } from './link-prefill.tsx';
import { useLinkText } from './use-link-text.ts';

/** Answers to what the link's products ask. Nothing shows, and no questions are read, where they ask nothing. */
export function PrefillAnswers({ link, visit }: LinkPrefillProps): ReactElement | null {
  // Polar leaves the questions out of a link's own products.
  const { items } = useProductSearch();
  const asked = items
    .filter(({ id }) => link.products.some((product) => product.id === id))
    .flatMap(({ attached_custom_fields: fields }) => (fields ?? []).map(({ custom_field_id }) => custom_field_id));
  return asked.length > 0 ? <Answers asked={asked} visit={visit} /> : null;
}

function Answers({ asked, visit }: Pick<LinkPrefillProps, 'visit'> & { asked: readonly string[] }): ReactElement {
  const { items } = useCustomFields();
  const { prefill, set } = visit;
  const { w } = useLinkText();
  const answers = prefill.custom_field_data ?? {};
  return (
    <fieldset className="fl:grid fl:gap-3.5">
      <legend className="fl:mb-1.25 fl:text-sm fl:text-mute">{w.answers}</legend>
      {items
        .filter(({ id }) => asked.includes(id))
        .map((field) => (
          <Answer
            key={field.id}
            field={field}
            value={String(answers[field.slug] ?? '')}
            onChange={(value) => set({ custom_field_data: { ...answers, [field.slug]: value || undefined } })}
          />
        ))}
    </fieldset>
  );
}

interface AnswerProps {
  field: CustomField;
  value: string;
  onChange: (value: string) => void;
}

function Answer({ field, value, onChange }: AnswerProps): ReactElement {
  const { w } = useLinkText();
  const options = optionsOf(field, w);
  return (
    <Field label={field.name}>
      {options ? (
        <Select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{w.unanswered}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** What can be chosen; null where one writes. */
function optionsOf({ type, properties }: CustomField, w: { yes: string; no: string }): Option[] | null {
  if (type === 'checkbox')
    return [
      { value: 'true', label: w.yes },
      { value: 'false', label: w.no },
    ];
  const options: unknown = type === 'select' ? properties?.options : null;
  return Array.isArray(options) ? options.filter(isOption) : null;
}

interface Option {
  value: string;
  label: string;
}

const isOption = (one: unknown): one is Option =>
  typeof one === 'object' && one !== null && 'value' in one && 'label' in one && typeof one.value === 'string';
