import { queryOptions } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';

export type Exchange = components['schemas']['ExchangeView'];

/** The events, as everybody may see them. */
export const eventsQuery = queryOptions({ queryKey: ['exchanges'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges', { signal })) });
