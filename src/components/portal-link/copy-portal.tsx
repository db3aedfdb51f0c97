import { type ReactElement, useState } from 'react';
import { portalLink } from '../../i18n/en/portal-link.ts';
import { labelOf } from '../../i18n/label.ts';
import { useMembers } from '../../react/use-members.ts';
import { usePortalLink } from '../../react/use-portal-link.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Select } from '../ui/select.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** A link for the customer to sign in with, which an agent copies; for a team it asks for which member. */
export function CopyPortal({ team }: { team: boolean }): ReactElement {
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
      {asked && <MemberChoice words={w} member={member} onChange={setMember} busy={portal.pending} />}
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
  words: typeof portalLink;
  busy: boolean;
}

/** Whom of a team the link signs in as. */
function MemberChoice({ words: w, member, onChange, busy }: MemberChoiceProps): ReactElement {
  const { items, status, error, refetch } = useMembers();
  if (error) return <ProblemNote error={error} status={status} retry={refetch} />;
  if (status === 'ready' && items.length === 0) return <p className="fl:text-mute">{w.noMember}</p>;
  return (
    <Field label={w.member}>
      <Select value={member} disabled={busy || status === 'loading'} onChange={(event) => onChange(event.target.value)}>
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
