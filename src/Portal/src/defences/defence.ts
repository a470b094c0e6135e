import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';

export type Session = components['schemas']['SessionView'];
export type Slot = components['schemas']['SlotView'];
export type Draw = components['schemas']['DrawView'];

export const useBoard = () => useQuery({ queryKey: ['defences', 'board'], queryFn: async ({ signal }) => body(await api.GET('/api/defences', { signal })), refetchInterval: 10_000 });

export const useDraws = () => useQuery({ queryKey: ['defences', 'draws'], queryFn: async ({ signal }) => body(await api.GET('/api/defences/draws', { signal })) });

/** Where a company may be heard instead: another session of its area. */
export const otherSessions = (sessions: readonly Session[], from: Session) =>
  sessions.filter((session) => session.id !== from.id && session.areaId === from.areaId && (!from.drawnAt || session.drawnAt));
