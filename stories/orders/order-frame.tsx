import type { ReactElement } from 'react';
import { OrderPayments } from '../../src/components/desk.ts';
import { OrderDialog, Panel } from '../../src/components/index.ts';
import { Opening } from '../stage/opening.tsx';
import { Stage, type StageArgs } from '../stage/stage.tsx';

/** The dialog of the scene's order, opened by a button of the host. */
export function OrderFrame(args: StageArgs): ReactElement {
  return (
    <Stage {...args}>
      {({ polar }) => (
        <Panel.Root>
          <Opening label="Show this order">
            {(dialog) => (
              <OrderDialog orderId={polar.ids.order ?? ''} {...dialog}>
                {(order) => <OrderPayments order={order} />}
              </OrderDialog>
            )}
          </Opening>
        </Panel.Root>
      )}
    </Stage>
  );
}
