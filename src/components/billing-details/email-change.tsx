import { type ReactElement, useState } from 'react';
import { billingDetails } from '../../i18n/en/billing-details.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useEmailChange } from '../../react/use-email-change.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useWords } from '../use-words.ts';

const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Where a customer's mail goes, and the wish for another address. Nothing where the organization does not allow it. */
export function EmailChange(): ReactElement | null {
  const { email, request, action } = useEmailChange();
  const w = useWords('billingDetails', billingDetails);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  const busy = action.state === 'pending';
  if (!request && !busy) return null;
  const show = (text: string | null) => {
    setTyped(text);
    setWrong('');
    if (action.state !== 'lost') action.reset();
  };
  const submit = async () => {
    const to = (typed ?? '').trim();
    const problem = !ADDRESS.test(to) ? w.noEmail : to.toLowerCase() === email?.toLowerCase() ? w.sameEmail : '';
    setWrong(problem);
    if (!problem && (await request?.(to))) setTyped(null);
  };
  const refused = action.error?.code === 'invalid_input';
  return (
    <div data-slot="email-change" data-state={action.state} className="fl:mt-3 fl:grid fl:gap-2">
      {email && (
        <p className="fl:wrap-anywhere">
          <span className="fl:text-mute">{w.email}</span> <bdi>{email}</bdi>
        </p>
      )}
      {action.sentTo && (
        <Note tone="ok" alert>
          {w.sent(isolate(action.sentTo))}
        </Note>
      )}
      {typed === null ? (
        <Button className="fl:justify-self-start" onClick={() => show('')}>
          {w.changeEmail}
        </Button>
      ) : (
        <form
          noValidate
          className="fl:grid fl:gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void submit();
          }}
        >
          <Field label={w.newEmail} error={wrong || (refused && w.takenEmail)}>
            <Input
              type="email"
              autoComplete="email"
              autoFocus
              value={typed}
              readOnly={busy}
              onChange={(event) => show(event.target.value)}
            />
          </Field>
          {action.error && !refused && <ProblemNote alert error={action.error} />}
          <div className="fl:flex fl:flex-wrap fl:gap-2">
            <Button type="submit" look="primary" busy={busy}>
              {w.send}
            </Button>
            <Button disabled={busy} onClick={() => show(null)}>
              {w.keep}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
