import { useEffect } from 'react';
import type { BenefitGrant } from '../contract/operations.gen.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useKeyGrants} answers. */
export interface UseKeyGrants {
  /** Whether keys are worth asking for: this viewer may read them, and one was granted, or that is not known. */
  asks: boolean;
  /** How many keys the grants at hand name. */
  expected: number;
  /** A key was bought and is not made yet. */
  coming: boolean;
  /** What a key is for: the name of its benefit. */
  nameOf: (benefitId: string) => string | undefined;
}

const LOOK_AGAIN = 3_000;

/**
 * What a customer's grants say about license keys, which is known before any key is read: so that nobody is asked about
 * keys who has none, and their places are kept. While one is being made, the grants are read again every few seconds.
 */
export function useKeyGrants(): UseKeyGrants {
  const viewer = useViewer();
  const { data, refetch, status, error } = useSlice('benefits.grants', {});
  const grants = data?.items ?? [];
  const forKeys = grants.filter(({ benefit }) => benefit?.type === 'license_keys');
  const named = new Set(grants.map(keyIdOf).filter(Boolean)).size;
  const coming = forKeys.some((grant) => !keyIdOf(grant) && !grant.is_revoked && !grant.error);
  const may = viewer?.kind === 'customer' || viewer?.permissions.includes('license_keys:read') === true;
  const unknown = error !== null || (data !== undefined && data.total > grants.length);
  // Each answer sets the next look; a failed one sets none.
  useEffect(() => {
    if (!coming || !may || status !== 'ready') return;
    const timer = setTimeout(refetch, LOOK_AGAIN);
    return () => clearTimeout(timer);
  }, [coming, may, status, refetch]);
  return {
    asks: may && (named > 0 || unknown),
    expected: Math.max(1, named),
    coming: may && coming,
    nameOf: (benefitId) => grants.find(({ benefit_id }) => benefit_id === benefitId)?.benefit?.description,
  };
}

/** The grant of a key names it once it is made, and goes on naming it when it is taken back. */
const keyIdOf = ({ properties }: BenefitGrant): unknown => properties?.license_key_id;
