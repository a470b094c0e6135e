import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { Field } from '../app/Field';
import { filterOf, type InboxState } from './inboxState';
import { filterLists, type SavedFilter } from './task';
import { useTeamName } from './useTeamName';

/** Keeps what is filtered now under a name, for oneself or for a team. */
export function SaveFilter({ state, teams, onClose }: { state: InboxState; teams: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const teamName = useTeamName();
  const [name, setName] = useState('');
  const [team, setTeam] = useState('');
  return (
    <AskDialog
      title={t('inbox.saved.save')}
      hint={t('inbox.saved.hint')}
      ok={t('inbox.saved.ok')}
      lists={filterLists}
      onOk={async () => {
        await api.POST('/api/task-filters', { body: { name, sharedWith: team || null, filter: written(state) } });
        return t('inbox.saved.done', { name: name.trim() });
      }}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Field label={t('inbox.saved.name')} htmlFor="filter-name" required error={error('name')}>
            <Input id="filter-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
          </Field>
          {teams.length > 0 && (
            <Field label={t('inbox.saved.share')} htmlFor="filter-team" error={error('sharedWith')}>
              <Select id="filter-team" value={team} onChange={setTeam} options={[{ value: '', label: t('inbox.saved.onlyMe') }, ...teams.map((group) => ({ value: group, label: teamName(group) }))]} style={{ width: '100%' }} />
            </Field>
          )}
        </>
      )}
    </AskDialog>
  );
}

/** The state as it is saved: names as JSON writes them. */
function written(state: InboxState): SavedFilter['filter'] {
  const { scope, sort, ...rest } = filterOf(state);
  const camel = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
  return {
    kind: null, search: null, overdue: null, dueWithinDays: null, readyToFollowUp: null, minPriority: null, assignee: null, aboutKind: null, aboutId: null,
    ...rest, scope: camel(scope) as NonNullable<SavedFilter['filter']['scope']>, sort: camel(sort) as NonNullable<SavedFilter['filter']['sort']>,
  };
}
