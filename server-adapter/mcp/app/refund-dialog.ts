import type { Answer, openBridge } from './bridge.ts';

/** Minor units. */
interface Figures {
  readonly amount: number;
  readonly tax_amount: number;
  readonly total_amount: number;
  readonly refundable_amount: number;
  readonly currency: string;
  readonly blocked?: string;
}

/** The refund dialog inside the host of a model: printed into its page as it stands, with the bridge beside it. */
export function runRefund(open: typeof openBridge, zeroDecimal: readonly string[]): void {
  let [preview, tool] = ['', ''];
  const { at, say, money, decide } = open({ name: 'refund', zeroDecimal, show });
  const button = at('press') as HTMLButtonElement;

  function show({ structuredContent, _meta }: Answer): void {
    const figures = structuredContent?.result as Figures | undefined;
    const own = (_meta?.['floe/refund'] ?? {}) as { readonly preview?: string; readonly pays?: string };
    if (!figures) {
      say('There is nothing to show: the preview failed.');
      return;
    }
    preview = own.preview ?? '';
    tool = own.pays === 'here' ? 'refund_execute' : 'refund_open_confirmation';
    for (const name of ['amount', 'tax_amount', 'total_amount', 'refundable_amount'] as const)
      at(name).textContent = money(figures[name], figures.currency);
    const total = money(figures.total_amount, figures.currency);
    button.textContent = own.pays === 'here' ? `Refund ${total}` : `Confirm refund of ${total}…`;
    button.disabled = preview === '';
    say(figures.blocked ? `This order cannot be refunded now: ${String(figures.blocked).replaceAll('_', ' ')}.` : '');
  }

  button.addEventListener('click', () => {
    button.disabled = true;
    void decide({ tool, args: { preview, reason: (at('reason') as HTMLSelectElement).value } });
  });
}
