import type { ReactElement } from 'react';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';

const Frame = part('div', 'member-required', 'fl:rounded-xl fl:border fl:border-line fl:bg-bg fl:p-4');

/** A team is signed in, and none of its members: whose rights count is not known, so there is nothing to show yet. */
export function MemberRequired(): ReactElement {
  const { t } = useText();
  return (
    <Frame>
      <h2 className="fl:text-lg fl:font-semibold">{t.team.required}</h2>
      <p className="fl:mt-0.5 fl:text-sm fl:text-mute">{t.team.requiredHint}</p>
    </Frame>
  );
}
