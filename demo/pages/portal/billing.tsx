import { useCallback } from 'react';
import { CustomerPanel } from '../../../src/components/index.ts';
import { FloeProvider } from '../../../src/react/index.ts';
import type { Looks } from '../shared/looks.ts';
import { readToken } from '../shared/session.ts';

/** The account page's billing tab: the same panel, for the customer itself. */
export function Billing({ person, looks }: { person: string; looks: Looks }) {
  const getToken = useCallback(() => readToken({ person }), [person]);
  return (
    <FloeProvider
      url="/floe"
      getToken={getToken}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      locale={looks.locale}
      appearance={{ theme: looks.theme }}
    >
      <CustomerPanel />
    </FloeProvider>
  );
}
