import type { Family } from './family.ts';

const list = <S extends string>(name: S) => `orders-order-list--${name}` as const;
const table = <S extends string>(name: S) => `orders-table--${name}` as const;
const search = <S extends string>(name: S) => `orders-search--${name}` as const;
const order = <S extends string>(name: S) => `orders-one-order--${name}` as const;
const invoice = <S extends string>(name: S) => `orders-invoice--${name}` as const;
const payments = <S extends string>(name: S) => `orders-payments-of-an-order--${name}` as const;
const payment = <S extends string>(name: S) => `orders-payment--${name}` as const;

/** Orders, their invoices and receipts, and paying an open one. */
export const orders: Family = {
  title: 'Orders and invoices',
  states: {
    'rows with what became of them': [list('default'), table('default')],
    'pending and partly refunded': list('pending-and-refunded'),
    'refunded whole': [list('refunded-whole'), order('refunded-whole')],
    'two currencies': list('two-currencies'),
    'one order, line by line': order('paid'),
    'credit and negative lines': order('credited'),
    'nothing charged': order('nothing-charged'),
    'a currency without decimals': order('in-yen'),
    draft: order('draft'),
    void: [order('void'), 'test/components/orders.browser.test.tsx > an invoice > there is none of a void order'],
    unpaid: [order('for-an-agent'), payment('pays')],
    'no invoice number': order('no-number-yet'),
    'a state added later': order('unknown-state'),
    'invoice not generated yet': order('paid'),
    'invoice needs details': invoice('invoice-needs-details'),
    'country and state locked, with the reason': invoice('corrects-details'),
    'invoice is made, then ready': [
      invoice('invoice-is-made'),
      'test/components/orders.browser.test.tsx > an invoice > is asked for, waited for, and opened by a link',
    ],
    'invoice takes long':
      'test/components/orders.browser.test.tsx > an invoice > that takes longer than half a minute says so, and is looked for again on a press',
    'invoice details corrected': invoice('corrects-details'),
    'invoice fails': invoice('invoice-fails'),
    'invoice window held back: a link stays': invoice('invoice-is-made'),
    'details only to be seen': invoice('reads-only'),
    receipt: invoice('receipt'),
    'no receipt': invoice('no-receipt'),
    'receipt is made': invoice('receipt-is-made'),
    'cards to choose from, one expired': payment('several-cards'),
    'no card': payment('no-card'),
    'paid by one press that names the amount': [
      payment('pays'),
      'test/components/orders.browser.test.tsx > a failed payment > is paid on an explicit press that names the amount, once',
    ],
    'declined, with the reason': [
      payment('declined'),
      'test/components/orders.browser.test.tsx > a failed payment > %s is told in words',
    ],
    'bank asks to confirm': payment('bank-asks'),
    'processing, or slow': payment('unclear'),
    'paid elsewhere': payment('under-way-elsewhere'),
    'answer lost': payment('answer-lost'),
    'amount moved': payment('amount-moved'),
    'tried no more': payment('not-tried-again'),
    'pay link for an agent': payment('pay-link'),
    'filters, search, export, columns': [
      search('by-state'),
      search('by-number'),
      search('columns'),
      'test/components/order-search.browser.test.tsx > the search through orders > asks Polar for whole days by the clocks of the viewer’s zone',
      'test/components/order-search.browser.test.tsx > the search through orders > saves every order that passes as CSV, with its zone, and no cell that runs',
    ],
    'payments with the bank’s words, for an agent': [payments('declined'), payments('paid')],
    'payments that nobody has tried, or that cannot be read': [payments('never-tried'), payments('fail')],
    'payments are the team’s': payments('not-for-the-customer'),
    'receipt sent again': { cannotBe: 'Polar offers no such call; its receipt is downloaded, and can be passed on.' },
  },
  everywhere: {
    loading: [list('loading'), search('loading'), order('loading')],
    nothing: [list('none'), search('none')],
    'many rows': [
      list('many'),
      table('many'),
      search('by-number'),
      'test/components/orders.browser.test.tsx > OrderTable > reads on only when asked, and shows nothing twice when the list has grown',
    ],
    'failed, and tried again': [list('fails'), search('fails'), order('fails')],
    forbidden: [list('forbidden'), search('forbidden'), order('forbidden')],
    unavailable: order('unavailable'),
    'session expired': order('session-expired'),
    narrow: [table('narrow'), search('narrow'), list('long-names'), order('long-names')],
    wide: [table('wide'), search('wide')],
    'right to left': [list('right-to-left'), table('right-to-left'), search('right-to-left'), order('right-to-left')],
    dark: [
      table('dark'),
      search('dark'),
      order('dark'),
      invoice('details-in-the-dark'),
      payment('several-cards-in-the-dark'),
    ],
  },
};
