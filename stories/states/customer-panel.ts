import type { Family } from './family.ts';

/** The panel, whom it is about, and the way to Polar's own portal. */
export const customerPanel: Family = {
  title: 'Customer panel, search and portal link',
  states: {
    'everything, from one request': [
      'customer-panel-for-an-agent--active',
      'customer-panel-for-the-customer--active',
      'test/components/panel.browser.test.tsx > CustomerPanel for an agent > shows a whole customer from one request',
    ],
    'sections by urgency: past due, ending, else as they are': [
      'customer-panel-for-an-agent--past-due',
      'customer-panel-for-an-agent--ending',
      'customer-panel-for-an-agent--several-plans',
    ],
    'an open dispute first': [
      'disputes--needs-an-answer',
      'test/components/desk.browser.test.tsx > disputes > stand first in the panel, with the last day and what to do',
    ],
    searching: 'customer-search-search--searching',
    'nothing asked for yet': 'customer-search-search--nothing-typed-yet',
    found: 'customer-search-search--found',
    'nobody found': 'customer-search-search--none',
    'several matches': [
      'customer-search-search--several-matches',
      'test/components/customer-search.browser.test.tsx > CustomerSearch > lets a person choose where one address has several customers, by keyboard',
    ],
    'more matches than a list can show': 'customer-search-search--many',
    'an address other than the ticket’s': 'customer-search-search--another-address',
    'search forbidden': 'customer-search-search--forbidden',
    'search fails': 'customer-search-search--fails',
    'search unavailable': 'customer-search-search--unavailable',
    deleted: ['customer-panel-for-an-agent--deleted', 'customer-search-search--several-matches'],
    'no billing account yet': [
      'customer-panel-for-an-agent--no-billing-account',
      'customer-panel-for-the-customer--no-billing-account',
    ],
    'no purchases': 'customer-panel-for-an-agent--nothing-bought',
    'a purchase and no plan': 'customer-panel-for-an-agent--license-only',
    'a team, for an agent': 'customer-panel-for-an-agent--team',
    'a team without a member signed in': 'customer-panel-for-the-customer--team-without-member',
    'a plain member of a team': [
      'customer-panel-for-the-customer--plain-member',
      'test/components/teams.browser.test.tsx > a team > shows a plain member the plan, and says who sees to it',
    ],
    'one part fails alone': [
      'customer-panel-for-an-agent--orders-fail',
      'customer-panel-for-the-customer--invoices-fail',
      'license-keys-in-the-panel--fails',
    ],
    'parts that are forbidden': 'customer-panel-for-an-agent--forbidden-parts',
    'an agent who only reads': 'customer-panel-for-an-agent--reads-only',
    sandbox: 'customer-panel-for-an-agent--sandbox',
    'two currencies': 'customer-panel-for-an-agent--two-currencies',
    'many plans': 'customer-panel-for-an-agent--many-plans',
    'long names': ['customer-panel-for-an-agent--long-names', 'customer-panel-for-the-customer--long-names'],
    'a name in another script': 'customer-panel-for-an-agent--right-to-left',
    'too many requests': 'customer-panel-for-an-agent--too-many-requests',
    offline: ['customer-panel-for-an-agent--offline', 'customer-panel-for-the-customer--offline'],
    'portal link copied, with what it means': 'portal-link-link--for-an-agent',
    'portal link of a team asks for whom': [
      'portal-link-link--for-a-team',
      'customer-panel-for-an-agent--portal-link-of-a-team',
    ],
    'portal link of a team without members': 'portal-link-link--team-without-members',
    'portal link where the clipboard is forbidden': 'portal-link-link--no-clipboard',
    'portal opened by the customer': [
      'portal-link-link--for-the-customer',
      'test/components/portal-link.browser.test.tsx > PortalLink for a customer > opens in a window of its own',
    ],
    'portal window held back': 'portal-link-link--window-held-back',
    'portal link refused or failed': ['portal-link-link--fails', 'portal-link-link--not-for-readers'],
    'summary for the reply': 'customer-panel-for-an-agent--summary-for-the-reply',
    'customer edits billing details': [
      'billing-details--edited',
      'test/components/billing-details.browser.test.tsx > billing details > keep what was typed where it could not be saved',
    ],
    'customer changes its e-mail': [
      'billing-details--changes-email',
      'billing-details--email-is-taken',
      'billing-details--email-stays',
    ],
    'customer exports its data': {
      cannotBe:
        'Polar has a call for it in no published schema; its own page does it, and the portal link leads there.',
    },
  },
  everywhere: {
    loading: [
      'customer-panel-for-an-agent--loading',
      'customer-panel-for-the-customer--loading',
      'portal-link-link--loading',
      'test/components/panel.browser.test.tsx > CustomerPanel for an agent > keeps the places of everything while it loads, and moves nothing when it comes',
    ],
    nothing: 'customer-panel-for-an-agent--nothing-bought',
    'many rows': [
      'customer-panel-for-an-agent--many-orders-and-keys',
      'customer-panel-for-the-customer--many-invoices',
    ],
    'failed, and tried again': 'customer-panel-for-an-agent--orders-fail',
    forbidden: 'customer-panel-for-an-agent--forbidden',
    unavailable: [
      'customer-panel-for-an-agent--polar-unreachable',
      'customer-panel-for-the-customer--unavailable',
      'portal-link-link--unavailable',
    ],
    'session expired': [
      'customer-panel-for-an-agent--session-expired',
      'customer-panel-for-the-customer--session-expired',
      'customer-search-search--session-expired',
      'portal-link-link--session-expired',
    ],
    narrow: [
      'customer-panel-for-an-agent--compact',
      'customer-panel-for-the-customer--phone',
      'customer-search-search--long-names',
      'test/components/looks.browser.test.tsx > the place it is given > holds the panel of %s at 320 and at 280 px, in both directions',
    ],
    wide: [
      'customer-panel-for-an-agent--wide',
      'customer-panel-for-the-customer--wide',
      'customer-search-search--wide',
    ],
    'right to left': [
      'customer-panel-for-an-agent--right-to-left',
      'customer-panel-for-the-customer--right-to-left',
      'customer-search-search--right-to-left',
      'portal-link-link--right-to-left',
    ],
    dark: [
      'customer-panel-for-an-agent--past-due-in-the-dark',
      'customer-panel-for-the-customer--dark',
      'customer-search-search--dark',
      'portal-link-link--dark',
    ],
  },
};
