import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';

export type ReviewLine = components['schemas']['ReviewLine'];
export type Scoring = components['schemas']['ScoringView'];
export type Criterion = components['schemas']['CriterionView'];
export type Given = components['schemas']['GivenView'];
export type PanelSession = components['schemas']['PanelSessionView'];
export type PanelTurn = components['schemas']['PanelTurnView'];

/** What is scored: an application's documents, or its defence. */
export type Round = 'documents' | 'defence';

/** Another look now and then: a task that is asked for anew is told as a task. */
const often = { refetchInterval: 15_000 } as const;

export const useReviews = () => useQuery({ queryKey: ['reviews', 'list'], queryFn: async ({ signal }) => body(await api.GET('/api/reviews', { signal })), ...often });

export const usePanels = () => useQuery({ queryKey: ['defences', 'panels'], queryFn: async ({ signal }) => body(await api.GET('/api/reviews/panels', { signal })), refetchInterval: 5_000 });

export const useScoring = (round: Round, applicationId: number) =>
  useQuery({
    queryKey: [round === 'documents' ? 'reviews' : 'defences', 'scoring', applicationId],
    queryFn: async ({ signal }) =>
      round === 'documents'
        ? body(await api.GET('/api/reviews/{applicationId}', { params: { path: { applicationId } }, signal }))
        : body(await api.GET('/api/reviews/panels/{applicationId}', { params: { path: { applicationId } }, signal })),
    ...often,
  });

/** One thing to score among others: what the keys go through. */
export interface Stop {
  readonly id: number;
  readonly name: string;
  /** Still to be scored, and can be now. */
  readonly open: boolean;
}

export const addressOf = (round: Round, id: number) => (round === 'documents' ? `/reviews/${id}` : `/reviews/panels/${id}`);

/** The field of a task's form in which is said what the expert thinks of a line. */
export const remarkOf = (line: string) => `${line}Remark`;
