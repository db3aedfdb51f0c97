import { createContext, type ReactElement, type ReactNode, useContext, useId } from 'react';
import { useSlotClass } from './part.tsx';

interface FieldIds {
  id: string;
  hint: string | undefined;
  error: string | undefined;
}

const FieldContext = createContext<FieldIds | null>(null);

/** What a control inside a {@link Field} takes to be named and described by it. */
export function useField(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = useContext(FieldContext);
  if (!ids) return {};
  const described = [ids.error, ids.hint].filter(Boolean).join(' ');
  return {
    id: ids.id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(ids.error ? { 'aria-invalid': true } : {}),
  };
}

/** Props of {@link Field}. */
export interface FieldProps {
  label: ReactNode;
  /** Beside the label, in a lighter ink. */
  aside?: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; the control is marked invalid and described by it. */
  error?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A control with its label, and what to say about it. */
export function Field({ label, aside, hint, error, className, children }: FieldProps): ReactElement {
  const id = useId();
  const ids = { id, hint: hint ? `${id}-hint` : undefined, error: error ? `${id}-error` : undefined };
  return (
    <FieldContext.Provider value={ids}>
      <div
        data-slot="field"
        data-state={error ? 'invalid' : 'valid'}
        className={useSlotClass('field', undefined, className)}
      >
        <div className="fl:field-head">
          <label htmlFor={id} className="fl:font-medium">
            {label}
          </label>
          {aside && <span className="fl:text-faint">{aside}</span>}
        </div>
        {children}
        {error && (
          <p id={ids.error} data-slot="field-error" className="fl:mt-1 fl:text-xs fl:text-bad">
            {error}
          </p>
        )}
        {hint && (
          <p id={ids.hint} data-slot="field-hint" className="fl:mt-1 fl:text-xs fl:text-mute">
            {hint}
          </p>
        )}
      </div>
    </FieldContext.Provider>
  );
}
