import type { components } from '#api';

export type Line = components['schemas']['OutgoingLine'];
export type Message = components['schemas']['OutgoingView'];
export type Status = Line['status'];

export const statuses = ['held', 'queued', 'sending', 'failed', 'sent', 'draft', 'discarded'] as const satisfies readonly Status[];

export const colours: Record<Status, string> = { draft: 'default', held: 'gold', queued: 'blue', sending: 'processing', sent: 'green', failed: 'red', discarded: 'default' };

/** Everybody a message goes to, by name where there is one. */
export const named = (line: Line) => line.recipients.map((one) => one.name ?? one.address).join('、');
