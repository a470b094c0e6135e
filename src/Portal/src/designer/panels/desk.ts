import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../../api/client';

export type Schemas = components['schemas'];

/** Every version, and who did what. */
export function useHistory(definitionId: string) {
  return useQuery({
    queryKey: ['definition', definitionId, 'history'],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/history', { params: { path: { definitionId } }, signal })),
  });
}

/** What runs on which version, and what else needs the definition; read every `beat` milliseconds, if that is said. */
export function useRunning(definitionId: string, beat: number | false = false) {
  return useQuery({
    queryKey: ['definition', definitionId, 'running'],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/running', { params: { path: { definitionId } }, signal })),
    refetchInterval: beat,
    staleTime: 0,
  });
}
