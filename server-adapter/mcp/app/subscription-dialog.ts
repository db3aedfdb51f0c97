import type { Answer, openBridge } from './bridge.ts';

/** A row of the dialog: an amount in minor units, a day, or words. */
export interface Line {
  readonly label: string;
  readonly amount?: number;
  readonly at?: string;
  readonly text?: string;
  readonly isTotal?: boolean;
}

/** What may be done: words for its button, and the signed preview that says what. */
export interface Offer {
  readonly label: string;
  readonly preview: string;
}

/** What the dialog is handed beside the figures. */
export interface Shape {
  readonly title: string;
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly note: string;
  readonly offers: readonly Offer[];
  /** Whether somebody is asked why. */
  readonly asks: boolean;
  readonly does: 'here' | 'on_a_page';
}

/** The dialog of a change or an end: printed into its page as it stands, with the bridge beside it. */
export function runSubscription(open: typeof openBridge, zeroDecimal: readonly string[]): void {
  const { at, say, money, day, decide } = open({ name: 'subscription', zeroDecimal, show });
  const written = (name: string) => (at(name) as HTMLInputElement).value;

  function show({ _meta }: Answer): void {
    const shape = _meta?.['floe/subscription'] as Shape | undefined;
    if (!shape) {
      say('There is nothing to decide here.');
      return;
    }
    at('title').textContent = shape.title;
    at('lines').replaceChildren(...shape.lines.flatMap((line) => row(line, shape.currency)));
    at('asks').hidden = !shape.asks || shape.offers.length === 0;
    at('offers').replaceChildren(...shape.offers.map((offer) => press(offer, shape)));
    say(shape.note);
  }

  function row({ label, amount, at: instant, text, isTotal }: Line, currency: string): HTMLElement[] {
    const cells = ['dt', 'dd'].map((tag) => document.createElement(tag));
    const value = amount === undefined ? (instant ? day(instant) : text) : money(amount, currency);
    for (const [cell, words] of [label, value ?? '–'].entries()) {
      const element = cells[cell] as HTMLElement;
      element.textContent = words;
      if (isTotal) element.className = 'total';
    }
    return cells;
  }

  function press({ label, preview }: Offer, { asks, does }: Shape): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = does === 'here' ? label : `${label}…`;
    button.addEventListener('click', () => {
      for (const each of at('offers').querySelectorAll('button')) each.disabled = true;
      const said = asks ? { reason: written('reason'), comment: written('comment') } : {};
      const tool = does === 'here' ? 'subscription_execute' : 'subscription_open_confirmation';
      void decide({ tool, args: { preview, ...said } });
    });
    return button;
  }
}
