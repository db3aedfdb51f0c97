import * as Radix from '@radix-ui/react-dialog';
import { forwardRef, type MouseEvent, type ReactElement, type ReactNode, useRef } from 'react';
import { usePortalNode } from './kit-root.tsx';
import { type PartProps, part, useSlotClass } from './part.tsx';
import { useScrollLock } from './use-scroll-lock.ts';

/** The second press of a double click falls beside a dialog that the first one made smaller; it closes nothing. */
const DOUBLE_CLICK_MS = 500;

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

/**
 * A labelled modal inside the kit root, so that tokens and direction reach it. Focus starts on `[data-autofocus]`
 * where there is one, and goes back where it came from.
 */
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
  const focus = useFocusReturn(container);
  const pressed = useRef(-DOUBLE_CLICK_MS);
  const looks = 'fl:dialog';
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next || !locked) && onOpenChange(next)}>
      <Radix.Portal container={container}>
        <Veil>
          <Radix.Content
            data-slot="dialog-content"
            {...focus}
            onEscapeKeyDown={leaveToOwner}
            onPointerDownCapture={({ timeStamp }) => {
              pressed.current = timeStamp;
            }}
            onPointerDownOutside={(event) => {
              const after = event.detail.originalEvent.timeStamp - pressed.current;
              if (after < DOUBLE_CLICK_MS) event.preventDefault();
            }}
            {...(subtitle ? {} : { 'aria-describedby': undefined })}
            className={useSlotClass('dialog-content', looks, className)}
          >
            <header data-slot="dialog-header" className="fl:px-5 fl:pt-4.5 fl:pb-1">
              <div className="fl:flex fl:items-start fl:gap-3">
                <Radix.Title className="fl:dialog-title">{title}</Radix.Title>
                {aside}
              </div>
              {subtitle && (
                <Radix.Description className="fl:mt-0.5 fl:text-sm fl:text-mute">{subtitle}</Radix.Description>
              )}
            </header>
            {children}
          </Radix.Content>
        </Veil>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A field that closes something of its own by Escape, such as a list of results, marks itself while it can. */
function leaveToOwner(event: KeyboardEvent): void {
  if (event.target instanceof Element && event.target.closest('[data-escape]')) event.preventDefault();
}

/** Radix's own overlay writes a style sheet into the page to stop it from scrolling; this one does without. */
const Veil = forwardRef<HTMLDivElement, { children: ReactNode }>(function Veil({ children, ...props }, ref) {
  useScrollLock();
  return (
    <div ref={ref} {...props} data-slot="dialog-veil" className="fl:dialog-veil">
      {children}
    </div>
  );
});

/** Radix gives focus back only to its own trigger; ours are opened from rows and menus, which may be gone by then. */
function useFocusReturn(root: HTMLElement | null) {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement;
      const content = event.currentTarget;
      const first = content instanceof Element ? content.querySelector<HTMLElement>('[data-autofocus]') : null;
      if (!first) return;
      event.preventDefault();
      first.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const from = opener.current;
      const back = from?.isConnected && from !== document.body ? from : root?.closest('.floe-root');
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    },
  };
}

/** The scrolling middle of a dialog. */
export const DialogBody = part('div', 'dialog-body', 'fl:dialog-body');
const Footer = part('footer', 'dialog-footer', 'fl:dialog-footer');
/**
 * The buttons: what leads elsewhere at the start, what decides at the end. Where the answer is quick, another button
 * stands under the pointer before the second press of a double click falls; that press means none of them.
 */
export function DialogFooter(props: PartProps<'footer'>): ReactElement {
  return <Footer onClickCapture={passOverRepeats} {...props} />;
}

function passOverRepeats(event: MouseEvent): void {
  if (event.detail < 2) return; // 1 is a press, 0 a key
  event.preventDefault();
  event.stopPropagation();
}
