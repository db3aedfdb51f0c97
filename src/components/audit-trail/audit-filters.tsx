import { type ReactElement, useId } from 'react';
import { auditTrail } from '../../i18n/en/audit-trail.ts';
import type { AuditFilter } from '../../react/use-audit-trail.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { part } from '../ui/part.tsx';
import { Select } from '../ui/select.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { useAuditContext } from './audit-root.tsx';

const Bar = part('search', 'audit-filters', 'fl:filter-bar');

/** Who, what, for which ticket, when. Known people and tickets are offered; others can be typed. */
export function AuditFilters(): ReactElement {
  const { filter, setFilter, clear, items, ticketIsPartial } = useAuditContext();
  const w = useWords('auditTrail', auditTrail);
  const { t } = useText();
  const did: Record<string, string> = { ...w.did, ...t.trail.did };
  const field = (name: keyof AuditFilter) => ({
    value: filter[name],
    onChange: ({ target }: { target: { value: string } }) => setFilter({ [name]: target.value }),
  });
  const tickets = items.flatMap(({ ticket }) => (ticket ? [`${ticket.system} ${ticket.id}`] : []));
  return (
    <Bar aria-label={w.filters}>
      <Field label={w.actor}>
        <Offered {...field('actor')} offers={items.map(({ actor }) => actor.id)} placeholder={w.actorHint} />
      </Field>
      <Field label={w.operation}>
        <Select {...field('operation')}>
          <option value="">{w.every}</option>
          {Object.keys(did)
            .filter((name) => !name.includes(' '))
            .map((name) => (
              <option key={name} value={name}>
                {did[name]}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={w.ticket} hint={ticketIsPartial ? w.ticketHint : undefined}>
        <Offered {...field('ticket')} offers={tickets} />
      </Field>
      <Field label={w.since}>
        <Input type="date" max={filter.until || undefined} {...field('since')} />
      </Field>
      <Field label={w.until}>
        <Input type="date" min={filter.since || undefined} {...field('until')} />
      </Field>
      {clear && (
        <Button look="quiet" className="fl:self-end" onClick={clear}>
          {w.clear}
        </Button>
      )}
    </Bar>
  );
}

interface OfferedProps {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
  offers: readonly string[];
  placeholder?: string;
}

/** A text field with what is on screen to choose from. */
function Offered({ offers, ...props }: OfferedProps): ReactElement {
  const list = useId();
  return (
    <>
      <Input {...props} list={list} autoComplete="off" dir="auto" />
      <datalist id={list}>
        {[...new Set(offers)].map((offer) => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
    </>
  );
}
