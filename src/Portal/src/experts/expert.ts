import type { components } from '#api';

export type Line = components['schemas']['ExpertLine'];
export type ExpertView = components['schemas']['ExpertView'];

export const standings = ['available', 'away', 'retired'] as const satisfies readonly Line['standing'][];
export const colours: Record<Line['standing'], string> = { available: 'green', away: 'gold', retired: 'default' };

export const lists = ['reviews'];
