import type { ReactElement } from 'react';
import { Card } from '../ui/card.tsx';
import { useText } from '../use-text.ts';

/** A team is signed in, and none of its members: whose rights count is not known, so there is nothing to show yet. */
export function MemberRequired(): ReactElement {
  const { t } = useText();
  return (
    <Card data-slot="member-required">
      <h2 className="fl:font-semibold">{t.team.required}</h2>
      <p className="fl:mt-0.5 fl:text-sm fl:text-mute">{t.team.requiredHint}</p>
    </Card>
  );
}
