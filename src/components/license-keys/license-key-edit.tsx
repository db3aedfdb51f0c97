import { type ReactElement, useState } from 'react';
import { licenseKeyChanges, licenseKeyForm } from '../../domain/license-key-changes.ts';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useLicenseKeyContext } from './license-key-root.tsx';

/** Limits, usage and end of a key. What was not touched is not sent. */
export function LicenseKeyEdit({ done }: { done: () => void }): ReactElement | null {
  const { licenseKey, save, action } = useLicenseKeyContext();
  const { t } = useText();
  const say = useSay();
  // What stood there when editing began: a refresh meanwhile must not turn an untouched field into a wish.
  const [key] = useState(licenseKey);
  const [form, setForm] = useState(() => key && licenseKeyForm(key));
  if (!key || !form) return null;
  const { changes, problems } = licenseKeyChanges(form, key);
  const busy = action.state === 'pending';
  const nothing = Object.keys(changes).length === 0;
  const wrong = Object.keys(problems).length > 0;
  const { limit_activations: most } = changes;
  const below = typeof most === 'number' && most < (key.activations?.length ?? 0);
  const submit = async () => {
    if (nothing) return done();
    if (!(await save?.(changes))) return;
    say(t.licenseKey.done.save);
    done();
  };
  const fields: [keyof typeof form, label: string, aside?: string, hint?: string][] = [
    ['limit_activations', t.licenseKey.limitDevices, t.licenseKey.noLimit],
    ['limit_usage', t.licenseKey.limitUsage, t.licenseKey.noLimit],
    ['usage', t.licenseKey.usedSoFar],
    ['expires_at', t.licenseKey.expires, t.licenseKey.noEnd, t.licenseKey.endHint],
  ];
  return (
    <form
      className="fl:contents"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong && !busy) void submit();
      }}
    >
      <DialogBody>
        {fields.map(([name, label, aside, hint], at) => {
          const problem = problems[name];
          const isDay = name === 'expires_at';
          return (
            <Field key={name} label={label} aside={aside} hint={hint} error={problem && t.licenseKey.problem[problem]}>
              <Input
                type={isDay ? 'date' : 'text'}
                inputMode={isDay ? undefined : 'numeric'}
                autoFocus={at === 0}
                autoComplete="off"
                value={form[name]}
                disabled={busy}
                onChange={(event) => setForm({ ...form, [name]: event.target.value })}
              />
            </Field>
          );
        })}
        {below && <Note tone="warn">{t.licenseKey.belowUsed}</Note>}
        {action.error && <ProblemNote alert error={action.error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" disabled={busy} onClick={done}>
          {t.common.back}
        </Button>
        <Button type="submit" size="md" look="primary" busy={busy} disabled={nothing || wrong || !save}>
          {t.licenseKey.save}
        </Button>
      </DialogFooter>
    </form>
  );
}
