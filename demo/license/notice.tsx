import { isOpen, type LicenseState } from '../../src/license/index.ts';
import { wordsOf } from './words.ts';

/** How the license stands, and what to do. */
export function LicenseNotice({ state }: { state: LicenseState }) {
  const { title, text } = wordsOf(state);
  return (
    <div className="notice" role="status" data-state={state.state} data-open={isOpen(state)}>
      <strong>{title}</strong>
      <span>{text}</span>
    </div>
  );
}
