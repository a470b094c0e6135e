import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body } from '../../api/client';
import type { Schemas } from './desk';

/** This browser page, for as long as it lives. */
const page = crypto.randomUUID();

const key = (definitionId: string) => ['definition', definitionId, 'presence'];

/** Says that the definition is open here until the page leaves it, and who else has it open. Used once a page. */
export function usePresence(definitionId: string) {
  const presence = useQuery({
    queryKey: key(definitionId),
    queryFn: async ({ signal }) => body(await api.POST('/api/designer/definitions/{definitionId}/presence/{page}', { params: { path: { definitionId, page } }, signal })),
    refetchInterval: (query) => (query.state.data?.beatSeconds ?? 10) * 1000,
    refetchIntervalInBackground: true,
    retry: false,
  });
  useEffect(() => {
    const leave = () => void api.DELETE('/api/designer/definitions/{definitionId}/presence/{page}', { params: { path: { definitionId, page } }, keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [definitionId]);
  return presence.data;
}

/** How many refused saves wait for somebody's decision, as `usePresence` was told last. */
export function useParkedCount(definitionId: string): number | undefined {
  return useQuery<Schemas['PresenceReply']>({ queryKey: key(definitionId), queryFn: skipToken }).data?.parked;
}
