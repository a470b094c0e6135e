import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { baseAddress } from '../../api/base';
import { problemOf } from '../../api/problem';
import { sessionEnded } from '../../session/ended';
import type { PanelProps } from './panels';

/** A call to what the product keeps of one definition beside Elsa's API. Whatever is not 2xx is thrown as an `ApiProblem`. */
export async function desk<T>(definitionId: string, path: string, options: { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown; signal?: AbortSignal; keepalive?: boolean } = {}): Promise<T> {
  const init: RequestInit = { method: options.method ?? 'GET', headers: { 'X-Csrf': '1', 'Content-Type': 'application/json' }, credentials: 'same-origin', keepalive: options.keepalive ?? false };
  if (options.signal) init.signal = options.signal;
  if (init.method === 'POST') init.body = JSON.stringify(options.body ?? {});
  const response = await fetch(`${baseAddress}/api/designer/definitions/${encodeURIComponent(definitionId)}${path}`, init);
  if (response.status === 401) sessionEnded();
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** What a panel shows, read again whenever the editor has changed something. */
export function useDesk<T>({ definitionId, call }: PanelProps, path: string, refetchInterval: number | false = false) {
  const query = useQuery({
    queryKey: ['definition', definitionId, 'desk', path],
    queryFn: ({ signal }) => desk<T>(definitionId, path, { signal }),
    refetchInterval,
  });
  const { refetch } = query;
  useEffect(() => {
    if (call?.type === 'answered' && call.act !== 'load' && call.act !== 'version') void refetch();
  }, [call, refetch]);
  return query;
}

export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly topic: 'workflow' | 'activity' | 'connection' | 'variable' | 'input' | 'output' | 'layout';
  readonly activityId?: string | null;
  readonly text: string;
  readonly textEn: string;
}
