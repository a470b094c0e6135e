import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { may } from './may';
import { forgetToken } from './token';

export const meKey = ['me'];

/** Whether the document came to a browser without a session: then it need not be asked who is there. */
const cameToNobody = 'nobody' in document.documentElement.dataset;
let asked = false;

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: async ({ signal }) =>
    api.GET('/api/account/me', { signal }).then(body, (error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }),
  initialData: () => {
    if (asked || !cameToNobody) return undefined;
    asked = true; // once: whoever signs in and out is asked for again
    return null;
  },
  staleTime: 60_000,
  retry: false,
});

export const useMe = () => useQuery(meQuery);

export type Me = components['schemas']['Me'];

/** Whether who is signed in may do what `permission` stands for. */
export const useMay = (permission: string): boolean => may(useMe().data, permission);

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.POST('/api/account/sign-out');
    forgetToken();
    queries.clear();
  };
}
