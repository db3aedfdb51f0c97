import { at, type Benefit, disputeGoes, disputeGrows, disputeOpens, features, racing, type Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { buys, product } from './shop.ts';

const won = { dispute: '6f7280bc-323a-4661-a1ae-f281046ac5a3', order: '06669acf-0174-4822-a694-ee304d1aa297' };
const wonPlan = { dispute: 'd0ec50b6-afff-40a6-bf7a-f11d181d15fe', order: '6e7954fe-6c51-4ae3-b69e-278021819639' };
const lostPlan = { dispute: '0c50f8de-90d2-4fc4-a373-4f975cc96ade', order: '498faea7-027d-42e0-8bc7-53182e090fff' };
const late = { dispute: '5f7d359c-6ffb-4c74-a4da-55761ea4a22a', order: '49b108a4-26e7-4db3-8e3d-7cb89387f011' };
const accepted = { dispute: '896b05bb-fc8d-4279-a367-94a6d6d42f17', order: '3c3f7633-580e-444b-9e2a-0d29a633ceb8' };
const inquiry = { dispute: 'd54bf04b-ddb4-46ff-b015-44c99fb9a716', order: '94f767cb-15f9-4168-b49d-b4dbad8d5a1b' };
const prevented = { dispute: 'fb2e43fe-1efe-4a92-a75a-170d6c78d7b6', order: '615e8368-3230-43b6-b0d5-a0bcf39ccffb' };
const alert = { dispute: 'ce47987f-76cd-4902-b8ae-4694394e263c', order: 'e93cf791-8b1f-443f-a6f7-1655e9d31ae4' };
const small = { dispute: '2b0dff93-7e42-4e92-8c28-17a26df38bf8', order: 'c2b13c53-b6c1-4635-bf4a-8cd00e1a5ff5' };

/** The files of an e-book took longer than its key. */
const KEY_FIRST: Benefit[] = ['downloadables', 'license_keys', 'license_keys', 'downloadables'];
const PLAN_TAKEN: Benefit[] = ['custom', 'downloadables', 'license_keys'];

/** Seventeen people pay, and dispute or take back what they paid. */
export const disputes2: Seed = {
  file: 'disputes-2.jsonl',
  sessions: {
    portal_dpa_wonsub: { external_customer_id: 'ext_dpa_wonsub' },
    portal_dpa_lost: { external_customer_id: 'ext_dpa_lost' },
  },
  before: {
    0: [
      ...buys('rfb_ok', {
        joins: '07:58:03.004',
        pays: '07:58:04.410',
        product: product.ebook,
        customer: 'd06c5c09-c1e0-4d81-a2b3-c625bd64c497',
        checkout: '51abd076-14d9-468e-aeec-26707fe21a0c',
        order: 'cb4bb6af-35ac-4460-acb5-5c831b45b9ae',
      }),
      ...buys('dpa_won', {
        joins: '07:58:03.179',
        pays: '07:58:04.524',
        product: product.ebook,
        customer: '1f190d76-8ee3-4d19-af2b-b8cf83fa6e2f',
        checkout: '5a76c1e5-299f-42e9-9ec0-5ea863bbff72',
        order: '06669acf-0174-4822-a694-ee304d1aa297',
      }),
      ...buys('rfb_fail', {
        joins: '07:58:15.082',
        pays: '07:58:16.282',
        product: product.ebook,
        customer: 'c10e1ed9-412a-4460-9d07-8773c29780a7',
        checkout: 'ddc5a9cd-7a10-4406-8691-8e0bc28ba164',
        order: 'c0fcd430-0fc1-4456-a6ce-e619f1d0df0e',
      }),
      ...buys('dpa_lost', {
        joins: '07:58:15.262',
        pays: '07:58:16.547',
        product: product.pro,
        customer: 'f6b10518-2853-4605-944e-c56453b9a7bb',
        checkout: '004d6582-906b-4be6-a0d0-0e14e2b5888e',
        subscription: '1b5aae95-59a2-4caa-9b45-1bbbad7f4cb3',
        order: '498faea7-027d-42e0-8bc7-53182e090fff',
      }),
      ...buys('dpa_lost1', {
        joins: '07:58:17.697',
        pays: '07:58:19.073',
        product: product.ebook,
        customer: '1d51b197-1452-45af-86cf-5c5b190db395',
        checkout: '6f854070-d9ae-4332-acd4-9655b70a588e',
        order: '49b108a4-26e7-4db3-8e3d-7cb89387f011',
      }),
      ...buys('rfb_ext', {
        joins: '07:58:26.725',
        pays: '07:58:27.863',
        product: product.ebook,
        customer: 'f87fadb6-78e2-4b53-83ba-8aa9d4bb3a95',
        checkout: '80a9d36a-d724-43b2-b21b-4f30bd253f67',
        order: 'ea2ceccd-5405-4a4a-852d-98b0c26c41bf',
      }),
      ...racing(
        KEY_FIRST,
        ...buys('dpa_acc', {
          joins: '07:58:29.748',
          pays: '07:58:31.059',
          product: product.ebook,
          customer: '6cfe6547-4fe5-41a4-9ad0-f2458fdd91b0',
          checkout: '9f2c883c-b0ee-4c73-a74e-64880e5fbcee',
          order: '3c3f7633-580e-444b-9e2a-0d29a633ceb8',
        }),
      ),
      ...buys('rfb_conc', {
        joins: '07:58:38.331',
        pays: '07:58:39.331',
        product: product.ebook,
        customer: '9f5d58c1-0453-4586-b9b5-7ba2ca12eb7a',
        checkout: '5ff0a545-0311-43a2-9525-31815f494b6d',
        order: '36e99820-2c0c-44db-80a8-3cd5b7afbb3d',
      }),
      ...racing(
        KEY_FIRST,
        ...buys('dpa_warn', {
          joins: '07:58:41.371',
          pays: '07:58:42.469',
          product: product.ebook,
          customer: 'c971aded-77b4-4cef-a6b8-84f1cf00122f',
          checkout: '880214cf-baa1-4c3b-90c5-db1d28d50618',
          order: '94f767cb-15f9-4168-b49d-b4dbad8d5a1b',
        }),
      ),
      ...buys('rfb_e500', {
        joins: '07:58:49.871',
        pays: '07:58:51.073',
        product: product.ebook,
        customer: 'cc226d6a-9040-4d4b-aec3-04c28fd3d778',
        checkout: '049622bd-4f64-4749-af96-7e4d3047e6c8',
        order: 'ce004128-49e3-41b6-9228-35b07124e8f7',
      }),
      ...buys('dpa_rdr', {
        joins: '07:58:52.959',
        pays: '07:58:54.010',
        product: product.ebook,
        customer: '21b63f82-80fc-4fe6-8ab8-11ff5a10a797',
        checkout: '25dda38e-ca6b-4a60-bde8-17ad15e2af31',
        order: '615e8368-3230-43b6-b0d5-a0bcf39ccffb',
      }),
      ...buys('rfb_drop', {
        joins: '07:59:01.393',
        pays: '07:59:02.602',
        product: product.ebook,
        customer: 'd920bf7f-786a-422d-9a88-0c055d69661f',
        checkout: '0ead436f-a8a5-4629-a931-31b14239647b',
        order: '4699e39e-a0f0-4c6f-a462-4640c30af92e',
      }),
      ...racing(
        KEY_FIRST,
        ...buys('dpa_efw', {
          joins: '07:59:04.526',
          pays: '07:59:05.666',
          product: product.ebook,
          customer: 'a69716d7-00bf-466a-bba3-f1b3ce416604',
          checkout: 'cf53a026-52a3-4fbf-8275-13341ccb0ba1',
          order: 'e93cf791-8b1f-443f-a6f7-1655e9d31ae4',
        }),
      ),
      ...buys('rfb_late', {
        joins: '07:59:12.930',
        pays: '07:59:14.277',
        product: product.ebook,
        customer: '5624478d-4c65-419f-bcc9-8e893470d08e',
        checkout: '0e10be39-5136-495f-b75f-d50f087eec1a',
        order: '315d9ad0-6897-494e-acf2-5d24d7020303',
      }),
      ...racing(
        ['downloadables', 'license_keys', 'custom', 'license_keys'],
        ...buys('dpa_wonsub', {
          joins: '07:59:18.532',
          pays: '07:59:19.834',
          product: product.pro,
          customer: '381c4c30-eb21-4eb0-babf-3e40f5c8ac6b',
          checkout: '9761b46f-d30b-4bb4-902e-9c159ed5fcf8',
          subscription: '58e12419-75ad-434b-aca1-c76681557a95',
          order: '6e7954fe-6c51-4ae3-b69e-278021819639',
        }),
      ),
      ...buys('rfb_sub', {
        joins: '07:59:24.800',
        pays: '07:59:26.400',
        product: product.pro,
        customer: 'a258ddee-a97b-456d-be75-4761307af5b0',
        subscription: 'e6cfcf75-70b5-4322-90ad-c4da768263d4',
        order: 'b38388eb-ec44-4b36-882e-c131acbc71f1',
      }),
      at('07:59:26.807'),
      ...disputeOpens(won.dispute, won.order, { reason: 'product_not_received' }),
    ],
    7: [at('07:59:30.000'), disputeGoes(won.dispute, 'under_review')],
    14: [at('07:59:33.282'), disputeGoes(won.dispute, 'won')],
    // Older news that comes late, and the same news again, change nothing.
    21: [at('07:59:40.000'), disputeGoes(won.dispute, 'under_review')],
    28: [at('07:59:42.749'), ...disputeOpens(wonPlan.dispute, wonPlan.order, { reason: 'subscription_canceled' })],
    36: [at('07:59:46.346'), ...racing(PLAN_TAKEN, disputeGoes(wonPlan.dispute, 'won'))],
    44: [at('07:59:52.419'), subscriptionSettings()],
    45: [
      at('07:59:53.993'),
      ...disputeOpens(lostPlan.dispute, lostPlan.order),
      at('07:59:56.671'),
      ...racing(PLAN_TAKEN, disputeGoes(lostPlan.dispute, 'lost')),
      at('07:59:58.761'),
      subscriptionSettings(),
      at('08:00:01.000'),
      disputeGoes(lostPlan.dispute, 'lost'),
    ],
    54: [
      at('08:00:06.833'),
      ...disputeOpens(late.dispute, late.order, { reason: 'credit_not_processed', due: '2026-11-23T07:59:08Z' }),
      at('08:00:09.300'),
      disputeGoes(late.dispute, 'past_due'),
    ],
    60: [at('08:00:12.339'), ...racing(['license_keys', 'downloadables'], disputeGoes(late.dispute, 'lost'))],
    67: [at('08:00:18.949'), ...disputeOpens(accepted.dispute, accepted.order, { total: 1089, reason: 'general' })],
    84: [at('08:00:28.258'), ...disputeOpens(inquiry.dispute, inquiry.order, { as: 'inquiry' })],
    90: [at('08:00:31.146'), disputeGoes(inquiry.dispute, 'under_review')],
    96: [at('08:00:34.007'), disputeGoes(inquiry.dispute, 'closed')],
    102: [at('08:00:37.312'), ...disputeOpens(prevented.dispute, prevented.order, { as: 'prevented' })],
    109: [at('08:00:45.571'), ...disputeOpens(alert.dispute, alert.order, { as: 'alert' })],
    115: [at('08:00:48.474'), disputeGoes(alert.dispute, 'refunded')],
    138: [
      ...buys('moa_aa', {
        joins: '08:13:12.313',
        pays: '08:13:12.313',
        product: product.ebook,
        customer: 'e5c719be-c032-40b8-900a-9bd38f8e64b9',
        order: small.order,
      }),
      at('08:13:31.269'),
      features('acme', { disputes_enabled: true, dispute_auto_accept_enabled: true }),
      ...disputeOpens(small.dispute, small.order),
    ],
    141: [at('08:13:41.947'), disputeGrows(small.dispute)],
  },
};
