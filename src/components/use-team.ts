import { useViewer } from '../react/use-viewer.ts';

/** Whether the one who looks, once that is known, is of the team and has a right. */
export function useTeam(): (right: string) => boolean {
  const viewer = useViewer();
  return (right) => viewer !== undefined && viewer.kind !== 'customer' && viewer.permissions.includes(right);
}
