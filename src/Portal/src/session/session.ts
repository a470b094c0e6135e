import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { forgetToken } from './token';

export const meKey = ['me'];

/** Who is signed in; an error with status 401 when nobody is. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: async ({ signal }) => body(await api.GET('/api/account/me', { signal })), staleTime: 60_000, retry: false });
}

/** Whether the person may do what `permission` (one of Elsa's names) stands for. Only for what is shown: the server decides. */
export function useMay(permission: string): boolean {
  const { data } = useMe();
  return data?.permissions.some((one) => one === permission || (one.endsWith('*') && permission.startsWith(one.slice(0, -1)))) ?? false;
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.POST('/api/account/sign-out');
    forgetToken();
    queries.clear();
  };
}
