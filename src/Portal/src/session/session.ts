import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { forgetToken } from './token';

export const meKey = ['me'];

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async ({ signal }) =>
      api.GET('/api/account/me', { signal }).then(body, (error: unknown) => {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }),
    staleTime: 60_000,
    retry: false,
  });
}

export type Me = components['schemas']['Me'];

/** Whether somebody may do what `permission` stands for. Only for what is shown: the server decides. */
export const may = (me: Me | null | undefined, permission: string): boolean => me?.permissions.some((one) => one === permission || one === '*') ?? false;

/** The same of who is signed in. */
export const useMay = (permission: string): boolean => may(useMe().data, permission);

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.POST('/api/account/sign-out');
    forgetToken();
    queries.clear();
  };
}
