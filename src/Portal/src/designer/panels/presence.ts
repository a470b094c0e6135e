import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body } from '../../api/client';
import { randomId } from '../../app/randomId';

/** This browser page, for as long as it lives. */
const page = randomId();

const presence = (definitionId: string) =>
  queryOptions({
    queryKey: ['definition', definitionId, 'presence'],
    queryFn: async ({ signal }) => body(await api.POST('/api/designer/definitions/{definitionId}/presence/{page}', { params: { path: { definitionId, page } }, signal })),
    retry: false,
  });

/** Says that the definition is open here until the page leaves it, and who else has it open. Used once a page. */
export function usePresence(definitionId: string) {
  const { data } = useQuery({
    ...presence(definitionId),
    refetchInterval: (query) => (query.state.data?.beatSeconds ?? 10) * 1000,
    refetchIntervalInBackground: true,
  });
  useEffect(() => {
    const leave = () => void api.DELETE('/api/designer/definitions/{definitionId}/presence/{page}', { params: { path: { definitionId, page } }, keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [definitionId]);
  return data;
}

/** How many refused saves wait for somebody's decision, as `usePresence` was told last. */
export function useParkedCount(definitionId: string): number | undefined {
  return useQuery({ ...presence(definitionId), staleTime: Infinity }).data?.parked;
}
