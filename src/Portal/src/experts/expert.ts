import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { campaignQuery } from '../campaign/campaignQuery';

export type Line = components['schemas']['ExpertLine'];
export type ExpertView = components['schemas']['ExpertView'];

export const standings = ['available', 'away', 'retired'] as const satisfies readonly Line['standing'][];
export const colours: Record<Line['standing'], string> = { available: 'green', away: 'gold', retired: 'default' };

export const lists = ['reviews'];

/** The current campaign's areas and units, to choose from. */
export function useChoices() {
  const campaign = useQuery({ ...campaignQuery, retry: false });
  return {
    areas: (campaign.data?.areas ?? []).map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
    units: (campaign.data?.units ?? []).map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
  };
}
