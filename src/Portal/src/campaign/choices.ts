import { useQuery } from '@tanstack/react-query';
import { campaignQuery } from './campaignQuery';

const options = (all: readonly { readonly number: number; readonly name: string }[] = []) => all.map(({ number, name }) => ({ value: number, label: `${number} ${name}` }));

/** The current campaign's areas and recommending units, to choose from; and a unit's name. */
export function useChoices() {
  const campaign = useQuery({ ...campaignQuery, retry: false }).data;
  return { areas: options(campaign?.areas), units: options(campaign?.units), unitName: (number: number) => campaign?.units.find((unit) => unit.number === number)?.name ?? String(number) };
}
