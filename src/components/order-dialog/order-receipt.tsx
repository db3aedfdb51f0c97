import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useFloe } from '../../react/floe-context.ts';
import { queryState } from '../../react/query-state.ts';
import { Button } from '../ui/button.tsx';
import { useText } from '../use-text.ts';

/** The receipt of a paid order. Its link lives for minutes, so it is asked for on the press and never before. */
export function OrderReceipt({ orderId }: { orderId: string }): ReactElement {
  const { options, queryClient } = useFloe();
  const { t } = useText();
  const query = useQuery(
    { ...options('orders.receipt', { order_id: orderId }), enabled: false, staleTime: 0, gcTime: 0 },
    queryClient,
  );
  const { data, error } = queryState(query);
  const press = async () => {
    const tab = window.open('', '_blank');
    const { data: receipt } = await query.refetch();
    if (tab && receipt?.state === 'ready') tab.location.replace(receipt.url);
    else tab?.close();
  };
  if (data?.state === 'ready')
    return (
      <Button look="link" asChild>
        <a href={data.url} target="_blank" rel="noreferrer">
          {t.invoice.receipt}
        </a>
      </Button>
    );
  return (
    <>
      <Button look="quiet" busy={query.isFetching} onClick={() => void press()}>
        {t.invoice.receipt}
      </Button>
      {(data || error) && !query.isFetching && (
        <span role="status" className="fl:text-xs fl:text-mute">
          {error ? t.problem.other : data?.state === 'generating' ? t.invoice.soon : t.invoice.noReceipt}
        </span>
      )}
    </>
  );
}
