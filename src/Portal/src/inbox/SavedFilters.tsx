import { DownOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { MenuButton } from '../app/MenuButton';
import { changesOf, type InboxState } from './inboxState';
import type { SavedFilter } from './task';

const ManageFilters = later(async () => (await import('./ManageFilters')).ManageFilters);
const SaveFilter = later(async () => (await import('./SaveFilter')).SaveFilter);

/** Lists that people come back to: their own, and those shared with their team. */
export function SavedFilters({ state, teams }: { state: InboxState; teams: readonly string[] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'save' | 'manage'>();
  const saved = useQuery({ queryKey: ['lists', 'filters'], queryFn: async ({ signal }) => body(await api.GET('/api/task-filters', { signal })) });
  const all = saved.data ?? [];
  const says = (one: SavedFilter) => (one.mine ? one.name : `${one.name}（${t('inbox.saved.by', { name: one.owner.name })}）`);
  const close = () => setAsked(undefined);
  return (
    <>
      <MenuButton
        items={[
          ...all.map((one) => ({ key: String(one.id), label: says(one) })),
          { key: 'save', label: t('inbox.saved.save'), apart: all.length > 0 },
          ...(all.some((one) => one.mine) ? [{ key: 'manage', label: t('inbox.saved.manage') }] : []),
        ]}
        onChoose={(key) => {
          const one = all.find((filter) => String(filter.id) === key);
          if (one) state.set({ ...changesOf(one.filter) });
          else setAsked(key as 'save' | 'manage');
        }}
      >
        {t('inbox.saved.title')} <DownOutlined style={{ fontSize: 10 }} />
      </MenuButton>
      {asked === 'save' && <SaveFilter state={state} teams={teams} onClose={close} />}
      {asked === 'manage' && <ManageFilters filters={all.filter((one) => one.mine)} onClose={close} />}
    </>
  );
}
