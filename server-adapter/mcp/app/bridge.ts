/** How a host looks, as far as it says so. */
interface Host {
  readonly theme?: string;
  readonly locale?: string;
  readonly styles?: { readonly variables?: Readonly<Record<string, unknown>> };
}

/** What a tool answers, as far as a dialog reads it: all of it may be missing. */
export interface Answer {
  readonly isError?: boolean;
  readonly content?: readonly { readonly text?: string }[];
  readonly structuredContent?: {
    readonly result?: unknown;
    readonly confirm_url?: string;
    readonly confirmation_id?: string;
    readonly status?: string;
  };
  readonly _meta?: Readonly<Record<string, unknown>>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Host & Answer;
  readonly result?: Answer & { readonly hostContext?: Host };
  readonly error?: { readonly message?: string };
}

/** What a person has decided, and the tool that carries it further. */
export interface Decision {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface Bridge {
  at(name: string): HTMLElement;
  say(text: string): void;
  /** Minor units, in the person's language. */
  money(amount: number, currency: string): string;
  day(instant: string): string;
  decide(decision: Decision): Promise<void>;
}

export interface Dialog {
  /** What it is about, for the host and the model: `refund`. */
  readonly name: string;
  /** Currencies that Polar counts in whole units. */
  readonly zeroDecimal: readonly string[];
  show(answer: Answer): void;
}

/**
 * The bridge of MCP Apps, by messages: one function, printed into its page as it stands, so it reaches for nothing
 * outside itself. It asks for nothing over the network.
 */
export function openBridge({ name, zeroDecimal, show }: Dialog): Bridge {
  const waiting = new Map<number, (message: Message) => void>();
  let count = 0;
  const post = (message: object) => parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
  const notify = (method: string, params: object = {}) => post({ method, params });
  const request = (method: string, params: object) =>
    new Promise<Message>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      post({ id: count, method, params });
    });
  const at = (place: string) => document.querySelector<HTMLElement>(`[data-at="${place}"]`) as HTMLElement;
  const resize = () =>
    notify('ui/notifications/size-changed', { width: document.body.scrollWidth, height: document.body.scrollHeight });
  const say = (text: string) => {
    at('note').textContent = text;
    resize();
  };
  const locale = () => document.documentElement.lang || 'en';

  function money(amount: number, currency: string): string {
    const digits = zeroDecimal.includes(currency.toLowerCase()) ? 0 : 2;
    const options = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(locale(), options as Intl.NumberFormatOptions).format(amount / 10 ** digits);
  }

  function look(context: Host | undefined): void {
    const root = document.documentElement;
    if (context?.theme) root.dataset.theme = context.theme;
    if (context?.locale) root.lang = context.locale;
    for (const [variable, value] of Object.entries(context?.styles?.variables ?? {})) {
      if (typeof value === 'string' && variable.startsWith('--')) root.style.setProperty(variable, value);
    }
  }

  async function decide({ tool, args }: Decision): Promise<void> {
    const { result, error } = await request('tools/call', { name: tool, arguments: args });
    const done = result?.structuredContent;
    if (error || !result || result.isError) {
      say(`Nothing was changed. ${error?.message ?? result?.content?.[0]?.text ?? ''}`);
      return;
    }
    if (done?.confirm_url) {
      const opened = await request('ui/open-link', { url: done.confirm_url });
      const isShut = opened.error || opened.result?.isError;
      say(isShut ? `Open this page to confirm: ${done.confirm_url}` : 'Confirm on the page that has opened.');
    } else say(`It is ${String(done?.status).replaceAll('_', ' ')}.`);
    await request('ui/update-model-context', {
      structuredContent: { [name]: done?.status, confirmation_id: done?.confirmation_id },
    });
  }

  addEventListener('message', ({ data, source }: MessageEvent<Message>) => {
    if (source !== parent || typeof data !== 'object' || data === null) return;
    const { id, method, params } = data;
    if (method === undefined && id !== undefined) {
      waiting.get(id)?.(data);
      waiting.delete(id);
    } else if (method === 'ui/notifications/tool-result') {
      if (!params || params.isError) say('There is nothing to show: the preview failed.');
      else show(params);
      resize();
    } else if (method === 'ui/notifications/host-context-changed') look(params);
    else if (method === 'ui/notifications/tool-cancelled') say('The preview was cancelled.');
    else if (id !== undefined) post({ id, result: {} });
  });
  const asked = { appInfo: { name: `floe-${name}`, version: '1' }, appCapabilities: {}, protocolVersion: '2026-01-26' };
  void request('ui/initialize', asked).then(({ result }) => {
    look(result?.hostContext);
    notify('ui/notifications/initialized');
    resize();
  });
  const day = (instant: string) => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(instant));
  return { at, say, money, day, decide };
}
