import { type ReactElement, useState } from 'react';
import { portalLink } from '../../i18n/en/portal-link.ts';
import { labelOf } from '../../i18n/label.ts';
import { useCustomer } from '../../react/use-customer.ts';
import { useMembers } from '../../react/use-members.ts';
import { type UsePortalLink, usePortalLink } from '../../react/use-portal-link.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const Frame = part('div', 'portal-link', 'fl:grid fl:gap-2');

/**
 * Polar's hosted portal: a customer opens it, an agent copies a link for them. The link signs in as the customer and
 * lasts an hour; for a team it is made for one of its members.
 *
 * @example
 * <PortalLink />
 */
export function PortalLink(): ReactElement | null {
  const { viewer, customer, status, error, refetch } = useCustomer();
  const { t } = useText();
  if (error && !viewer) {
    return (
      <KitRoot>
        <ProblemNote error={error} status={status} retry={refetch} />
      </KitRoot>
    );
  }
  const agent = viewer?.kind !== 'customer';
  if (viewer && (customer === null || (agent && !viewer.permissions.includes('customers:write')))) return null;
  return (
    <KitRoot>
      <Frame data-state={status}>
        {!viewer ? (
          <span role="status" aria-label={t.common.loading}>
            <Skeleton width={20} />
          </span>
        ) : agent ? (
          <CopyPortal team={customer?.type === 'team'} />
        ) : (
          <OpenPortal />
        )}
      </Frame>
    </KitRoot>
  );
}

/** The window is opened within the press, or browsers hold it back; where they do, a link stays. */
function OpenPortal(): ReactElement {
  const portal = usePortalLink();
  const w = useWords('portalLink', portalLink);
  const [held, setHeld] = useState(false);
  const press = async () => {
    const tab = window.open('', '_blank');
    setHeld(!tab);
    const url = await portal.create();
    if (tab && url) tab.location.replace(url);
    else tab?.close();
  };
  return (
    <>
      <Button className="fl:justify-self-start" busy={portal.pending} onClick={() => void press()}>
        {w.open}
      </Button>
      {held && portal.url && (
        <p className="fl:text-sm fl:text-mute">
          {w.held}{' '}
          <a href={portal.url} target="_blank" rel="noreferrer" className="fl:text-acc fl:underline">
            {w.title}
          </a>
        </p>
      )}
      {portal.error && <ProblemNote alert error={portal.error} />}
    </>
  );
}

function CopyPortal({ team }: { team: boolean }): ReactElement {
  const portal = usePortalLink();
  const w = useWords('portalLink', portalLink);
  const { date } = useText();
  const copy = useCopy();
  const [member, setMember] = useState('');
  const [copied, setCopied] = useState<boolean | null>(null);
  const asked = team || portal.error?.code === 'member_required';
  const press = async () => {
    setCopied(null);
    const url = await portal.create(member || undefined);
    if (url) setCopied(await copy(url, w.copied));
  };
  return (
    <>
      {asked && <MemberChoice member={member} onChange={setMember} portal={portal} />}
      <Button
        className="fl:justify-self-start"
        busy={portal.pending}
        disabled={asked && !member}
        onClick={() => void press()}
      >
        {copied ? w.again : w.copy}
      </Button>
      {copied === false && portal.url && (
        <input
          readOnly
          aria-label={w.title}
          value={portal.url}
          className="fl:min-w-0 fl:text-xs fl:text-mute"
          onFocus={(event) => event.target.select()}
        />
      )}
      {copied !== null && portal.expiresAt && (
        <p role="status" className="fl:text-xs fl:text-mute">
          {copied && <b>{w.copied}. </b>}
          {w.secret(date(portal.expiresAt, 'moment'))}
        </p>
      )}
      {portal.error && portal.error.code !== 'member_required' && <ProblemNote alert error={portal.error} />}
    </>
  );
}

interface MemberChoiceProps {
  member: string;
  onChange: (member: string) => void;
  portal: Pick<UsePortalLink, 'pending'>;
}

/** Whom of a team the link signs in as. */
function MemberChoice({ member, onChange, portal }: MemberChoiceProps): ReactElement {
  const { items, status, error, refetch } = useMembers();
  const w = useWords('portalLink', portalLink);
  if (error) return <ProblemNote error={error} status={status} retry={refetch} />;
  if (status === 'ready' && items.length === 0) return <p className="fl:text-mute">{w.noMember}</p>;
  return (
    <Field label={w.member}>
      <Select
        value={member}
        disabled={portal.pending || status === 'loading'}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{w.pick}</option>
        {items.map(({ id, name, email, role }) => (
          <option key={id} value={id}>
            {`${name ?? email} · ${labelOf(w.role, role)}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
