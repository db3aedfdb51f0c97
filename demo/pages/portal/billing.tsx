import { useCallback } from 'react';
import { CustomerPanel } from '../../../src/components/index.ts';
import { FloeProvider } from '../../../src/react/index.ts';
import { readToken } from '../shared/session.ts';
import type { Theme } from '../shared/theme.ts';

/** The account page's billing tab: the same panel, for the customer itself. */
export function Billing({ customer, theme }: { customer: string; theme: Theme }) {
  const getToken = useCallback(() => readToken({ customer }), [customer]);
  return (
    <FloeProvider
      url="/floe"
      getToken={getToken}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      appearance={{ theme }}
    >
      <CustomerPanel />
    </FloeProvider>
  );
}
