import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';

/** The companies that were selected. */
export const companiesQuery = queryOptions({ queryKey: ['exchanges', 'companies'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/publicity/companies', { signal })), staleTime: 60_000 });
