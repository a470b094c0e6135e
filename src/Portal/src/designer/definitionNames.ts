import { useQuery } from '@tanstack/react-query';
import { elsaJson, type Page } from '../api/elsa';
import type { DefinitionVersion } from './definition';

/** What the definitions are called, by id; also as choices for a filter. */
export function useDefinitionNames() {
  const names = useQuery({
    queryKey: ['definitions', 'names'],
    queryFn: ({ signal }) => elsaJson<Page<DefinitionVersion>>('GET', '/workflow-definitions', { query: { versionOptions: 'Latest', orderBy: 'Name' }, signal }),
    staleTime: 60_000,
  });
  const items = names.data?.items ?? [];
  return {
    of: (definitionId: string) => items.find((one) => one.definitionId === definitionId)?.name || definitionId,
    all: items.map((one) => ({ value: one.definitionId, label: one.name || one.definitionId })),
  };
}
