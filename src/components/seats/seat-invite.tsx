import { type ReactElement, useState } from 'react';
import { seats as english } from '../../i18n/en/seats.ts';
import type { UseSeats } from '../../react/use-seats.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Note } from '../ui/note.tsx';
import { useWords } from '../use-words.ts';

/** Gives a free seat to whoever has this address. What was typed stays until it went through. */
export function SeatInvite({ seats: { available, assign, action } }: { seats: UseSeats }): ReactElement {
  const w = useWords('seats', english);
  const say = useSay();
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState(false);
  const busy = action.state === 'pending';
  if (available === 0 && !busy) return <Note>{w.full}</Note>;
  const submit = async () => {
    const to = email.trim();
    const valid = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(to);
    setWrong(!valid);
    if (!valid || !(await assign?.(to))) return;
    say(w.invited(to));
    setEmail('');
  };
  return (
    <form
      noValidate
      data-slot="seat-invite"
      className="fl:flex fl:items-start fl:gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <Field label={w.invite} error={wrong && w.invalid} className="fl:min-w-0 fl:grow">
        <Input
          type="email"
          autoComplete="off"
          data-autofocus=""
          value={email}
          readOnly={busy}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        size="md"
        look="primary"
        className="fl:mt-6"
        busy={busy && action.name === 'seats.assign'}
        disabled={busy && action.name !== 'seats.assign'}
      >
        {w.submit}
      </Button>
    </form>
  );
}
