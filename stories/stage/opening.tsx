import { type ReactElement, useState } from 'react';

/** What a dialog needs of its host. */
export interface DialogState {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A host's button with its dialog, open at first. */
export function Opening({
  label,
  children,
}: {
  label: string;
  children: (dialog: DialogState) => ReactElement;
}): ReactElement {
  const [open, setOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {label}
      </button>
      {children({ open, onOpenChange: setOpen })}
    </>
  );
}
