import { find, type Seed } from './notation.ts';
import { product } from './shop.ts';

const byCheckout = (checkout_id: string, order: string) =>
  find('/v1/orders/', { checkout_id }, { 'items/0/id': order });

/** Orders that are asked for by id before any list has shown them. */
export const orders: Seed = {
  file: 'orders.jsonl',
  before: {
    7: [
      byCheckout('1d227caa-f091-407f-8673-a64d21c75acc', '065c7f94-f105-4f87-97b1-de6a634abf30'),
      byCheckout('b45065bc-02e5-46ec-b689-4f0d1ceaf25a', 'd3e3ce1f-1410-404d-9728-cae16ff0dafc'),
      byCheckout('55ec4cb9-8107-4992-bd16-b8b91f6b2588', '1407f763-9999-4d4a-a90b-ae306bf8dfa6'),
      byCheckout('071a8976-a9ed-4a31-b6ee-15e57b6c39ea', '1f32bf45-2db4-4749-865d-496201bf213c'),
      byCheckout('f6726b4d-ecec-49b3-b03f-c62d1fb16061', 'c31e2914-c1aa-4180-88a1-afd73481a304'),
      byCheckout('93f00d80-a54d-47ce-85fe-ee3e6be4195f', '0fa04bed-d661-4ba8-8a04-0f2f731bbf81'),
      byCheckout('f77d0142-55f6-4be8-864a-0f137832f160', '7a71b6c8-c78c-4e36-8319-602489e828a9'),
      byCheckout('29fa8ccd-2efc-4ca7-8987-47cd584fdcdb', '423140c5-636d-42bd-af41-a38496c16cb4'),
      byCheckout('c71e689f-8a80-4fe6-889a-80ad00c539e2', 'edd13010-44ee-4e9f-82a5-c14b07dfed40'),
      byCheckout('2f8146cf-4c6c-4d6d-8cdc-eacfe4697e9e', 'f432aac0-93bd-4d02-b356-28407bce51ba'),
      find(
        '/v1/subscriptions/',
        { product_id: product.pro, external_customer_id: 'user_1' },
        { 'items/0/id': 'd06382d2-5732-4d66-884d-9c9cc544d7a1' },
      ),
    ],
  },
};
