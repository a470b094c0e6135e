import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

/** The data of all pages. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
    },
  },
});
