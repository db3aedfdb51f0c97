import type { Family } from './family.ts';

const list = <S extends string>(name: S) => `checkout-links-list--${name}` as const;
const link = <S extends string>(name: S) => `checkout-links-one-link--${name}` as const;
const share = <S extends string>(name: S) => `checkout-links-passed-on--${name}` as const;
const one = <S extends string>(name: S) => `checkout-links-for-one-customer--${name}` as const;

/** Links to buy by: made, changed, passed on, deleted; and a checkout for one customer. */
export const checkoutLinks: Family = {
  title: 'Checkout links',
  states: {
    new: link('new'),
    'made, and on to sharing it': link('made'),
    changed: link('changed'),
    saving: link('saving'),
    saved: link('saved'),
    'archived product inside': [link('archived-product'), list('outdated'), share('outdated')],
    'discount over': link('discount-ended'),
    'discount used up': link('discount-used-up'),
    'discount of another currency, or for other products':
      'test/domain/checkout-links.test.ts > discountProblem > %o: %s',
    'codes off hide that a discount does not apply': link('codes-switched-off'),
    'label taken': link('label-taken'),
    'asked before deleting': link('asks-to-delete'),
    deleted: link('deleted'),
    'deleted elsewhere': link('deleted-elsewhere'),
    'what buyers pay, and for how long': link('with-discount'),
    'several products are a choice': link('several-products'),
    'seats within their range': link('seats'),
    'no number of seats in common':
      'test/domain/checkout-links.test.ts > checkoutLinkProblems > finds a number of seats that no two products share',
    'trial of its own': link('own-trial'),
    'wrong addresses and metadata': link('wrong-fields'),
    'page not on the list': link('page-refused'),
    'only to be seen': list('reads-only'),
    address: share('address'),
    'code for a page': share('embed'),
    'code for React': share('react-code'),
    'picture to scan': share('qr-code'),
    'text for the reply': share('address'),
    'filled in, encoded': [share('filled-in'), 'test/domain/prefill.test.ts > keeps every sign through a round trip'],
    'personal data in the address': share('personal-data'),
    'answers to the products’ questions': share('answers-and-price'),
    'price the buyer names': share('answers-and-price'),
    'changes not saved yet': share('changes-not-saved'),
    'one customer’s checkout, until when it works': one('ready'),
    'one customer has a plan already': one('has-a-plan'),
    'one customer’s free plan is replaced': one('replaces-the-free-plan'),
    'one customer’s checkout fails': one('fails'),
    'no customer at hand': one('nobody-at-hand'),
  },
  everywhere: {
    loading: list('loading'),
    nothing: list('none'),
    'many rows': list('many'),
    'failed, and tried again': [
      list('fails'),
      'test/components/checkout-links.browser.test.tsx > CheckoutLinkBuilder > can be tried again after a failure',
    ],
    forbidden: list('forbidden'),
    unavailable: list('unavailable'),
    'session expired': list('session-expired'),
    narrow: [list('narrow'), link('narrow'), share('outdated')],
    wide: list('wide'),
    'right to left': [list('right-to-left'), link('right-to-left'), share('right-to-left')],
    dark: [list('dark'), link('dark'), share('qr-code'), one('dark')],
  },
};
