import { useCallback } from 'react';
import { LicenseKeyTable } from '../../../src/components/index.ts';
import { FloeProvider } from '../../../src/react/index.ts';
import type { Looks } from '../shared/looks.ts';
import { readToken } from '../shared/session.ts';

/** Every license key of the shop; what is done to one is done for the ticket that is open. */
export function Keys({ agent, ticket, looks }: { agent: string; ticket: string; looks: Looks }) {
  const getToken = useCallback(() => readToken({ agent, ticket }), [agent, ticket]);
  return (
    <main className="desk-place" aria-label="License keys">
      <FloeProvider
        url="/floe"
        getToken={getToken}
        ticket={{ system: 'fjord', id: ticket }}
        locale={looks.locale}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        appearance={{ theme: looks.theme }}
      >
        <LicenseKeyTable />
      </FloeProvider>
    </main>
  );
}
