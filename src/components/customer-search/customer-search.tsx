import { type ReactElement, useState } from 'react';
import type { Customer } from '../../contract/operations.gen.ts';
import { customerSearch } from '../../i18n/en/customer-search.ts';
import { useCustomerSearch } from '../../react/use-customer-search.ts';
import { Chip } from '../ui/chip.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Note } from '../ui/note.tsx';
import { part } from '../ui/part.tsx';
import { Picker } from '../ui/picker.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** Props of {@link CustomerSearch}. */
export interface CustomerSearchProps {
  /** The ticket's address: what is looked for at first, and what a choice is compared with. It proves nothing. */
  email?: string | undefined;
  /** Hears whom the panel should be about; hand `{ id }` to the provider. */
  onPick: (customer: Customer) => void;
}

const Frame = part('search', 'customer-search', 'fl:grid fl:gap-2 fl:p-4');

/**
 * Finds the customer a ticket is about. One address may belong to several customers; then a person chooses, never the
 * kit.
 *
 * @example
 * <CustomerSearch email={ticket.email} onPick={({ id }) => setCustomer({ id })} />
 */
export function CustomerSearch({ email, onPick }: CustomerSearchProps): ReactElement {
  const [typed, type] = useState<string | null>(null);
  const query = typed ?? email ?? '';
  const { items, more, status, error, refetch } = useCustomerSearch(query);
  const w = useWords('customerSearch', customerSearch);
  const text = useText();
  const same = items.filter((customer) => sameAddress(customer.email, query));
  return (
    <KitRoot>
      <Frame data-state={status}>
        {email && <p className="fl:text-xs fl:text-mute fl:wrap-anywhere">{w.differs(email)}</p>}
        <Picker
          open={status !== 'idle'}
          label={w.label}
          placeholder={w.hint}
          query={query}
          onQuery={type}
          loading={status === 'loading'}
          options={items.map((customer) => ({
            id: customer.id,
            label: nameOf(customer) ?? text.t.common.unnamed,
            meta: aboutOf(customer, email, { w, date: text.date }),
            end: <Marks customer={customer} words={w} />,
          }))}
          onPick={(id) => {
            const customer = items.find((one) => one.id === id);
            if (customer) onPick(customer);
          }}
        >
          {error ? (
            <ProblemNote error={error} status={status === 'idle' ? 'error' : status} retry={refetch} />
          ) : (
            status === 'ready' && (
              <div role="status">
                <p className="fl:font-medium">{w.none}</p>
                <p className="fl:text-sm fl:text-mute">{w.noneHint}</p>
              </div>
            )
          )}
        </Picker>
        {more && <p className="fl:text-xs fl:text-mute">{w.tooMany}</p>}
        {same.length > 1 && <Note>{w.several(same.length)}</Note>}
      </Frame>
    </KitRoot>
  );
}

type Words = typeof customerSearch;

const sameAddress = (one: string | null, other: string) => one?.toLowerCase() === other.trim().toLowerCase();
const nameOf = ({ name, billing_name, email }: Customer) => name || billing_name || email;

/** What tells two people of one name or address apart. */
function aboutOf(
  customer: Customer,
  ticket: string | undefined,
  { w, date }: { w: Words; date: (iso: string, style: 'month') => string },
): string {
  const { email, external_id, created_at } = customer;
  const strange = ticket !== undefined && !sameAddress(email, ticket);
  const about = [
    email !== nameOf(customer) && email,
    external_id,
    w.since(date(created_at, 'month')),
    strange && w.other,
  ];
  return about.filter(Boolean).join(' · ');
}

function Marks({ customer, words }: { customer: Customer; words: Words }): ReactElement | null {
  if (customer.deleted_at) return <Chip>{words.deleted}</Chip>;
  return customer.type === 'team' ? <Chip>{words.team}</Chip> : null;
}
