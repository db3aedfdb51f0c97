import { type ReactElement, useState } from 'react';
import { CheckoutLinkBuilder, Panel } from '../../src/components/index.ts';
import { Stage, type StageArgs } from '../stage/stage.tsx';

/** The list of links on a host's page; what is put into the reply shows below it. */
export function LinkFrame(args: StageArgs): ReactElement {
  const [reply, setReply] = useState('');
  return (
    <Stage {...args}>
      <Panel.Root>
        <div className="place">
          <CheckoutLinkBuilder onInsertReply={setReply} />
        </div>
      </Panel.Root>
      {reply && <p>{reply}</p>}
    </Stage>
  );
}
