import { as, at, find, letter, post, type Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { NEW_YORK, product } from './shop.ts';

const TEAM = '305b79da-d0f9-4be7-97e6-681be1676722';
const OWNER = 'b599d008-1f2e-46ae-b681-bf9d480d36b0';
const MEMBER = 'e901b2e7-762d-43bf-b68d-05fe80cbe562';

/** Sessions of a team's people, and the one that a confirmed checkout hands out. */
export const portalSession: Seed = {
  file: 'portal-session.jsonl',
  sessions: {
    portal_team_owner: { external_customer_id: 'team_1', member_id: OWNER },
    portal_team_member: { external_customer_id: 'team_1', member_id: MEMBER },
    checkout_customer_session: { token: '$cst_session' },
  },
  before: {
    0: [
      find(
        '/v1/members/',
        { customer_id: TEAM, limit: 100 },
        { 'items/email=jessie@example.com/id': OWNER, 'items/email=team@example.com/id': MEMBER },
      ),
    ],
    14: [letter('bob@example.com', 'WUT05J')],
    15: [
      at('07:26:14.000'),
      post(
        '/v1/checkouts/',
        { products: [product.ebook] },
        { id: '8435c0fa-2a6a-4d58-ae4f-e4661b7b920b', client_secret: '$cst_secret' },
      ),
      at('07:26:15.347'),
      as(
        'none',
        post(
          '/v1/checkouts/client/$cst_secret/confirm',
          {
            confirmation_token_id: 'ctoken_ok_4242',
            customer_name: 'X',
            customer_email: 'cst@example.com',
            customer_billing_address: NEW_YORK,
          },
          { customer_id: 'f2ee94d0-b273-42a3-b282-3e10f882e866', customer_session_token: '$cst_session' },
        ),
      ),
    ],
    18: [at('07:26:18.365'), subscriptionSettings()],
  },
};
