import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { LinkExtra } from './link-extra.tsx';
import { LinkPreview } from './link-preview.tsx';
import { LinkProducts } from './link-products.tsx';
import { LinkDiscount, LinkLabel, LinkSwitches } from './link-settings.tsx';
import { LinkWarnings } from './link-warnings.tsx';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link LinkForm}. */
export interface LinkFormProps {
  close: () => void;
  /** After a new link was made. */
  onMade: () => void;
  /** Asks before the link is deleted. */
  onDelete: () => void;
}

/** What the link sells and how. */
export function LinkForm({ close, onMade, onDelete }: LinkFormProps): ReactElement {
  const { link, save, remove, discard, phase, dirty, readOnly, action } = useCheckoutLinkContext();
  const { t, w } = useLinkText();
  const say = useSay();
  const saving = phase === 'saving';
  const submit = async () => {
    const isNew = link === undefined;
    if (!(await save?.())) return;
    say(isNew ? w.made : w.saved);
    if (isNew) onMade();
  };
  // What is wrong with a field stands under it.
  const failed = action.error && action.error.code !== 'not_found' && action.error.fields.length === 0;
  return (
    <form
      className="fl:contents"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (save) void submit();
      }}
    >
      <DialogBody>
        {readOnly && <Note>{w.readOnly}</Note>}
        <LinkProducts />
        <LinkPreview />
        <LinkWarnings />
        <LinkLabel />
        <LinkDiscount />
        <LinkSwitches />
        <LinkExtra />
        {failed && <ProblemNote alert error={action.error} />}
      </DialogBody>
      <DialogFooter>
        {link && !readOnly && (
          <Button look="quiet" className="fl:me-auto" disabled={!remove} onClick={onDelete}>
            {w.delete}
          </Button>
        )}
        {phase === 'saved' && !dirty && (
          <span role="status" className="fl:text-sm fl:text-mute">
            {w.saved}
          </span>
        )}
        {dirty && link && !saving ? (
          <Button size="md" onClick={discard}>
            {w.discard}
          </Button>
        ) : (
          <Button size="md" disabled={saving} onClick={close}>
            {t.common.close}
          </Button>
        )}
        {!readOnly && (
          <Button type="submit" size="md" look="primary" busy={saving} disabled={!save && !saving}>
            {link ? w.save : w.saveNew}
          </Button>
        )}
      </DialogFooter>
    </form>
  );
}
