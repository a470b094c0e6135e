import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';

/** The current campaign: its areas, units and dates. */
export const campaignQuery = queryOptions({ queryKey: ['campaigns'], queryFn: async ({ signal }) => body(await api.GET('/api/campaigns/current', { signal })), staleTime: 60_000 });
