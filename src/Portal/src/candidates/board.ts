import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';

export type Board = components['schemas']['CandidateBoardView'];
export type Candidate = components['schemas']['CandidateView'];

export const boardKey = (unit: number | undefined) => ['applications', 'candidates', unit] as const;

/** The board of one of the caller's units; the first of them where none is named. Looked at again now and then: the process moves what was decided a moment later. */
export const useBoard = (unit: number | undefined) =>
  useQuery({
    queryKey: boardKey(unit),
    queryFn: async ({ signal }) => body(await api.GET('/api/candidates', { params: { query: unit === undefined ? {} : { unit } }, signal })),
    refetchInterval: 15_000,
    retry: false,
  });

/** Still to be judged, or on its way: what the unit orders. The rest has ended. */
export const isOpen = (candidate: Candidate) => candidate.outcome === 'open' || candidate.outcome === 'selected';
