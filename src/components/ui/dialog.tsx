import * as Radix from '@radix-ui/react-dialog';
import type { ReactElement, ReactNode } from 'react';
import { usePortalNode } from './kit-root.tsx';
import { part, useSlotClass } from './part.tsx';

/** Props of {@link Dialog}. */
export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Under the title: what this is about. */
  subtitle?: ReactNode;
  /** At the title's end side: the ticket. */
  aside?: ReactNode;
  /** Money is moving: neither Escape nor a press beside the dialog closes it. @default false */
  locked?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A labelled modal inside the kit root, so that tokens and direction reach it. Focus goes back where it came from. */
export function Dialog({
  open,
  onOpenChange,
  title,
  subtitle,
  aside,
  locked = false,
  className,
  children,
}: DialogProps): ReactElement {
  const container = usePortalNode();
  const hold = (event: Event) => {
    if (locked) event.preventDefault();
  };
  const looks =
    'fl:flex fl:max-h-[min(44rem,calc(100dvh-1.5rem))] fl:w-105 fl:max-w-full fl:flex-col fl:rounded-2xl fl:border fl:border-line2 fl:bg-bg fl:text-ink fl:shadow-lift';
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next || !locked) && onOpenChange(next)}>
      <Radix.Portal container={container}>
        <Radix.Overlay
          data-slot="dialog-veil"
          className="fl:fixed fl:inset-0 fl:z-50 fl:grid fl:place-items-center fl:overflow-y-auto fl:bg-(--floe-veil) fl:p-3"
        >
          <Radix.Content
            data-slot="dialog-content"
            onEscapeKeyDown={hold}
            onInteractOutside={hold}
            {...(subtitle ? {} : { 'aria-describedby': undefined })}
            className={useSlotClass('dialog-content', looks, className)}
          >
            <header data-slot="dialog-header" className="fl:flex fl:gap-3 fl:px-5 fl:pt-4.5 fl:pb-1">
              <div className="fl:min-w-0 fl:grow">
                <Radix.Title className="fl:text-xl fl:leading-snug fl:font-semibold fl:tracking-[-0.1px] fl:wrap-anywhere">
                  {title}
                </Radix.Title>
                {subtitle && (
                  <Radix.Description className="fl:mt-0.5 fl:text-sm fl:text-mute">{subtitle}</Radix.Description>
                )}
              </div>
              {aside}
            </header>
            {children}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The scrolling middle of a dialog. */
export const DialogBody = part('div', 'dialog-body', 'fl:grid fl:gap-3.5 fl:overflow-y-auto fl:px-5 fl:pt-3 fl:pb-1');
/** The buttons: what leads elsewhere at the start, what decides at the end. */
export const DialogFooter = part(
  'footer',
  'dialog-footer',
  'fl:flex fl:flex-wrap fl:items-center fl:justify-end fl:gap-2 fl:px-5 fl:pt-3.5 fl:pb-4.5',
);
