import { useTranslation } from 'react-i18next';

/** How a group is called where people read it. */
export function useTeamName() {
  const { t } = useTranslation();
  return (group: string) => t(`inbox.team.${(group.startsWith('unit:') ? 'unit' : group) as 'unit'}`);
}
