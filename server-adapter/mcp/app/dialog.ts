/** How a host looks, as far as it says so. */
interface Host {
  readonly theme?: string;
  readonly locale?: string;
  readonly styles?: { readonly variables?: Readonly<Record<string, unknown>> };
}

/** What a tool answers, as far as the dialog reads it: all of it may be missing. */
interface Answer {
  readonly isError?: boolean;
  readonly content?: readonly { readonly text?: string }[];
  readonly structuredContent?: {
    readonly result?: Figures;
    readonly confirm_url?: string;
    readonly confirmation_id?: string;
    readonly status?: string;
  };
  readonly _meta?: { readonly 'floe/refund'?: { readonly preview?: string; readonly pays?: string } };
}

/** Minor units. */
interface Figures {
  readonly amount: number;
  readonly tax_amount: number;
  readonly total_amount: number;
  readonly refundable_amount: number;
  readonly currency: string;
  readonly blocked?: string;
}

/**
 * The refund dialog inside the host of a model: one function, printed into its page as it stands, so it reaches for
 * nothing outside itself but what it is given: the currencies that Polar counts in whole units. It speaks the bridge of MCP Apps by messages, and asks for nothing over the network.
 */
export function runDialog(zeroDecimal: readonly string[]): void {
  interface Message {
    readonly id?: number;
    readonly method?: string;
    readonly params?: Host & Answer;
    readonly result?: Answer & { readonly hostContext?: Host };
    readonly error?: { readonly message?: string };
  }
  const waiting = new Map<number, (message: Message) => void>();
  let [count, preview, pays] = [0, '', ''];
  const post = (message: object) => parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
  const notify = (method: string, params: object = {}) => post({ method, params });
  const request = (method: string, params: object) =>
    new Promise<Message>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      post({ id: count, method, params });
    });
  const at = (name: string) => document.querySelector<HTMLElement>(`[data-at="${name}"]`) as HTMLElement;
  const say = (text: string) => {
    at('note').textContent = text;
    resize();
  };
  const resize = () =>
    notify('ui/notifications/size-changed', { width: document.body.scrollWidth, height: document.body.scrollHeight });
  const button = at('press') as HTMLButtonElement;

  /** Amounts are in minor units; the host knows the person's language. */
  function money(amount: number, currency: string, locale: string): string {
    const digits = zeroDecimal.includes(currency.toLowerCase()) ? 0 : 2;
    const options = {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    return new Intl.NumberFormat(locale, options).format(amount / 10 ** digits);
  }

  function look(context: Host | undefined): void {
    const root = document.documentElement;
    if (context?.theme) root.dataset.theme = context.theme;
    if (context?.locale) root.lang = context.locale;
    for (const [name, value] of Object.entries(context?.styles?.variables ?? {})) {
      if (typeof value === 'string' && name.startsWith('--')) root.style.setProperty(name, value);
    }
  }

  function show(answer: Answer | undefined): void {
    const figures = answer?.structuredContent?.result;
    const own = answer?._meta?.['floe/refund'] ?? {};
    [preview, pays] = [own.preview ?? '', own.pays ?? ''];
    if (!figures || answer?.isError) {
      say('There is nothing to show: the preview failed.');
      return;
    }
    const locale = document.documentElement.lang || 'en';
    for (const name of ['amount', 'tax_amount', 'total_amount', 'refundable_amount'] as const)
      at(name).textContent = money(figures[name], figures.currency, locale);
    const total = money(figures.total_amount, figures.currency, locale);
    button.textContent = pays === 'here' ? `Refund ${total}` : `Confirm refund of ${total}…`;
    button.disabled = preview === '';
    say(figures.blocked ? `This order cannot be refunded now: ${String(figures.blocked).replaceAll('_', ' ')}.` : '');
  }

  async function press(): Promise<void> {
    button.disabled = true;
    const name = pays === 'here' ? 'refund_execute' : 'refund_open_confirmation';
    const reason = (at('reason') as HTMLSelectElement).value;
    const { result, error } = await request('tools/call', { name, arguments: { preview, reason } });
    const done = result?.structuredContent;
    if (error || !result || result.isError)
      return say(`Nothing was refunded. ${error?.message ?? result?.content?.[0]?.text ?? ''}`);
    if (done?.confirm_url) {
      const opened = await request('ui/open-link', { url: done.confirm_url });
      say(
        opened.error || opened.result?.isError
          ? `Open this page to confirm: ${done.confirm_url}`
          : 'Confirm on the page that has opened.',
      );
    } else say(`The refund is ${String(done?.status).replaceAll('_', ' ')}.`);
    await request('ui/update-model-context', {
      structuredContent: { refund: done?.status, confirmation_id: done?.confirmation_id },
    });
  }

  addEventListener('message', ({ data, source }: MessageEvent<Message>) => {
    if (source !== parent || typeof data !== 'object' || data === null) return;
    const { id, method, params } = data;
    if (method === undefined && id !== undefined) {
      waiting.get(id)?.(data);
      waiting.delete(id);
    } else if (method === 'ui/notifications/tool-result') show(params);
    else if (method === 'ui/notifications/host-context-changed') look(params);
    else if (method === 'ui/notifications/tool-cancelled') say('The preview was cancelled.');
    else if (id !== undefined) post({ id, result: {} });
  });
  button.addEventListener('click', () => void press());
  const asked = { appInfo: { name: 'floe-refund', version: '1' }, appCapabilities: {}, protocolVersion: '2026-01-26' };
  void request('ui/initialize', asked).then(({ result }) => {
    look(result?.hostContext);
    notify('ui/notifications/initialized');
    resize();
  });
}
