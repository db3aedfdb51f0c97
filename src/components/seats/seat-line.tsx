import { type ReactElement, useState } from 'react';
import type { Seat } from '../../contract/operations.gen.ts';
import { seatState } from '../../domain/seats.ts';
import { seats as english } from '../../i18n/en/seats.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useMoved } from '../../react/use-moved.ts';
import type { UseSeats } from '../../react/use-seats.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { useSay } from '../ui/live-region.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const Line = part('li', 'seat', 'fl:line');

/** Somebody's seat. It is taken back after a second press that names them; nobody takes their own. */
export function SeatLine({ seat, seats }: { seat: Seat; seats: UseSeats }): ReactElement {
  const { revoke, resend, action } = seats;
  const { now } = useFloe();
  const { t, date } = useText();
  const w = useWords('seats', english);
  const say = useSay();
  const [asking, setAsking] = useState<boolean | null>(null);
  const own = useViewer()?.member?.id === seat.member_id;
  const busy = action.state === 'pending';
  const state = seatState(seat, now());
  const email = seat.email ?? seat.member?.email;
  const who = seat.member?.name || email || t.common.somebody;
  const at = state === 'taken' ? seat.claimed_at : seat.invitation_token_expires_at;
  const about = [who !== email && email, w.state[state](at ? date(at) : null)].filter(Boolean).join(' · ');
  const review = useMoved(asking && !busy ? seat.id : null, `${seat.status} ${who}`);
  const remove = async () => {
    if (await revoke?.(seat.id)) say(w.removed);
  };
  const again = async () => {
    if (await resend?.(seat.id)) say(w.resent);
  };
  if (asking)
    return (
      <Line data-state="asking">
        <MovedNote review={review} />
        <p className="fl:basis-full fl:text-sm fl:wrap-anywhere">{w.removeAsk(isolate(who))}</p>
        <span className="fl:flex fl:gap-2">
          <Button autoFocus disabled={busy} onClick={() => setAsking(false)}>
            {w.keep}
          </Button>
          <Button look="danger" busy={busy} disabled={!!review} onClick={() => void remove()}>
            {w.remove}
          </Button>
        </span>
      </Line>
    );
  return (
    <Line data-state={state}>
      <span className="fl:min-w-0 fl:grow fl:basis-0 fl:text-sm fl:wrap-anywhere">
        <bdi className="fl:font-medium">{who}</bdi> {own && <Chip>{w.you}</Chip>}
        <small className="fl:block fl:text-xs fl:text-mute">{about}</small>
      </span>
      {resend && (state === 'invited' || state === 'lapsed') && (
        <Button look="link" disabled={busy} aria-label={w.resendTo(who)} onClick={() => void again()}>
          {w.resend}
        </Button>
      )}
      {revoke && !own && (
        <Button
          look="link"
          disabled={busy}
          autoFocus={asking === false}
          aria-label={w.removeOf(who)}
          onClick={() => setAsking(true)}
        >
          {w.remove}
        </Button>
      )}
    </Line>
  );
}
