import type { ReactElement } from 'react';
import { RefundDialog } from '../../src/components/index.ts';
import { Opening } from '../stage/opening.tsx';
import { Stage, type StageArgs } from '../stage/stage.tsx';

/** The dialog about the scene's order, opened by a button of the host. */
export function RefundFrame(args: StageArgs): ReactElement {
  return (
    <Stage {...args}>
      {({ polar }) => (
        <Opening label="Refund this order">
          {(dialog) => <RefundDialog orderId={polar.ids.order ?? ''} onInsertReply={() => {}} {...dialog} />}
        </Opening>
      )}
    </Stage>
  );
}
