import type { Store, Tables } from '../../../server-adapter/store/port.ts';
import type { KillPoint } from './points.ts';

/** A store that passes the points of a refund's life by name; at one of them the process may be killed. */
export function killableStore(inner: Store, pass: (point: KillPoint) => void): Store {
  const { operations } = inner;
  return {
    ...inner,
    transaction: async (work) => {
      const did = { reserved: false, moved: false };
      const result = await inner.transaction((tables) => work(noting(tables, did, pass)));
      if (did.reserved) pass('after the reservation');
      if (did.moved) pass('after the outcome is kept');
      return result;
    },
    operations: {
      ...operations,
      // The only move outside a transaction is the intention to send.
      move: async (...args) => {
        pass('before the intention to send is kept');
        const moved = await operations.move(...args);
        pass('after the intention to send is kept');
        return moved;
      },
      claim: async (...args) => {
        const claimed = await operations.claim(...args);
        if (claimed.length > 0) pass('when lost refunds are claimed');
        return claimed;
      },
    },
  };
}

function noting(tables: Tables, did: { reserved: boolean; moved: boolean }, pass: (point: KillPoint) => void): Tables {
  const { operations } = tables;
  return {
    ...tables,
    operations: {
      ...operations,
      reserve: async (...args) => {
        pass('before the reservation');
        const reservation = await operations.reserve(...args);
        pass('inside the reservation');
        did.reserved = true;
        return reservation;
      },
      move: async (...args) => {
        pass('before the outcome is kept');
        const moved = await operations.move(...args);
        // Written, and not committed yet.
        pass('before what was found is kept');
        did.moved = true;
        return moved;
      },
    },
  };
}
