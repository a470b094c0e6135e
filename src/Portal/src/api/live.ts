import type { HubConnection } from '@microsoft/signalr';
import type { QueryClient } from '@tanstack/react-query';
import { baseAddress } from './base';

/** How long until the next try after a connection was lost, in milliseconds; the last one again and again. */
const pauses = [0, 1_000, 3_000, 10_000, 30_000];

/**
 * Has everything read again that the server says has changed: the first word of a query's key is the feature's word, on the server as here. After a lost connection all
 * of it, since nobody knows what was missed. Answers how to end it.
 */
export function followChanges(queries: QueryClient): () => void {
  let hub: HubConnection | undefined;
  let ended = false;
  void import('@microsoft/signalr').then(async ({ HubConnectionBuilder, LogLevel }) => {
    if (ended) return;
    hub = new HubConnectionBuilder()
      .withUrl(`${baseAddress}/api/live`, { headers: { 'X-Csrf': '1' } })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => pauses[Math.min(previousRetryCount, pauses.length - 1)]! })
      .configureLogging(LogLevel.None)
      .build();
    hub.on('changed', (features: readonly string[]) => {
      for (const feature of features) void queries.invalidateQueries({ queryKey: [feature] });
    });
    hub.onreconnected(() => void queries.invalidateQueries());
    for (let tries = 0; !ended; tries++) {
      try {
        await hub.start();
        if (ended) await hub.stop();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pauses[Math.min(tries + 1, pauses.length - 1)]));
      }
    }
  });
  return () => {
    ended = true;
    void hub?.stop();
  };
}
