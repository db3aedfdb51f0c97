import { Slot } from '@radix-ui/react-slot';
import {
  type ComponentPropsWithoutRef,
  type ElementType,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useContext,
} from 'react';
import { FloeContext } from '../../react/floe-context.ts';
import { cx } from './cx.ts';

type Tag =
  | 'a'
  | 'div'
  | 'span'
  | 'p'
  | 'header'
  | 'footer'
  | 'section'
  | 'search'
  | 'h2'
  | 'h3'
  | 'ul'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'b'
  | 'small'
  | 'code'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'label';

/** Props of a part: its element's own, and `asChild` to lend its looks and behaviour to the child instead. */
export type PartProps<T extends Tag> = ComponentPropsWithoutRef<T> & { asChild?: boolean };

/** A part: one element with a public `data-slot`, its looks, and whatever classes the host gives for that slot. */
export type Part<T extends Tag> = ForwardRefExoticComponent<PartProps<T> & RefAttributes<HTMLElement>>;

/** The classes of a slot: the kit's, then the provider's `appearance.classNames`, then the caller's. */
export function useSlotClass(
  slot: string,
  looks: string | undefined,
  className: string | undefined,
): string | undefined {
  const extra = useContext(FloeContext)?.appearance.classNames?.[slot];
  return cx(looks, extra, className);
}

/** Makes a part; called once per part, at module level. */
export function part<T extends Tag>(tag: T, slot: string, looks?: string): Part<T> {
  const render = ({ asChild, className, ...props }: PartProps<Tag>, ref: ForwardedRef<HTMLElement>) => (
    <PartElement {...props} as={asChild ? Slot : tag} slot={slot} looks={looks} className={className} forwarded={ref} />
  );
  render.displayName = slot;
  return forwardRef(render) as unknown as Part<T>; // one body for every tag
}

interface PartElementProps {
  as: ElementType;
  slot: string;
  looks: string | undefined;
  className: string | undefined;
  forwarded: ForwardedRef<HTMLElement>;
}

function PartElement({ as: As, slot, looks, className, forwarded, ...props }: PartElementProps): ReactElement {
  return <As data-slot={slot} {...props} className={useSlotClass(slot, looks, className)} ref={forwarded} />;
}
