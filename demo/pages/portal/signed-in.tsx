import { type ReactNode, useCallback } from 'react';
import { FloeProvider } from '../../../src/react/index.ts';
import type { Looks } from '../shared/looks.ts';
import { readToken } from '../shared/session.ts';

/** Floe for one who is signed in, around all places of the product. */
export function SignedIn({ person, looks, children }: { person: string; looks: Looks; children: ReactNode }) {
  const getToken = useCallback(() => readToken({ person }), [person]);
  return (
    <FloeProvider
      url="/floe"
      getToken={getToken}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      locale={looks.locale}
      appearance={{ theme: looks.theme }}
    >
      {children}
    </FloeProvider>
  );
}
