import { type FormEvent, type ReactElement, useState } from 'react';
import type { connection } from '../../i18n/en/connection.ts';
import type { FloeError } from '../../react/query-state.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';

interface TokenFormProps {
  words: typeof connection;
  send: (token: string) => Promise<unknown>;
  busy: boolean;
  /** Another way is being gone. */
  disabled: boolean;
  error: FloeError | null;
}

/** Where an access token is pasted. It is shown to nobody, and gone from the page once it is kept. */
export function TokenForm({ words: w, send, busy, disabled, error }: TokenFormProps): ReactElement {
  const [token, setToken] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (token.trim() && (await send(token.trim()))) setToken('');
  };
  return (
    <form className="fl:grid fl:gap-2" onSubmit={(event) => void submit(event)}>
      <Field label={w.token} hint={w.tokenHint} error={error && (error.code === 'invalid_input' ? w.wrong : w.other)}>
        <Input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          disabled={disabled}
          onChange={({ target }) => setToken(target.value)}
        />
      </Field>
      <Button type="submit" className="fl:justify-self-start" busy={busy} disabled={disabled || !token.trim()}>
        {w.set}
      </Button>
    </form>
  );
}
