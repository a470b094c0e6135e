import { DownOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Flex, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ActionLink } from '../app/ActionLink';
import { modal } from '../app/ask';
import { message } from '../app/say';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { fault } from '../app/formErrors';
import { AskDialog } from './AskDialog';
import { changesOf, filterOf, type InboxState } from './inboxState';
import type { SavedFilter } from './task';

const lists = ['lists'];

/** Lists that people come back to: their own, and those shared with their team. */
export function SavedFilters({ state, teams }: { state: InboxState; teams: readonly string[] }) {
  const { t } = useTranslation();
  const { act } = useAct(lists);
  const [asked, setAsked] = useState<'save' | 'manage'>();
  const [name, setName] = useState('');
  const [team, setTeam] = useState('');
  const saved = useQuery({ queryKey: ['lists', 'filters'], queryFn: async ({ signal }) => body(await api.GET('/api/task-filters', { signal })) });
  const teamName = (group: string) => t(`inbox.team.${(group.startsWith('unit:') ? 'unit' : group) as 'unit'}`);
  const says = (one: SavedFilter) => (one.mine ? one.name : `${one.name}（${t('inbox.saved.by', { name: one.owner.name })}）`);
  const use = (one: SavedFilter) => state.set({ ...changesOf(one.filter) });

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(saved.data ?? []).map((one) => ({ key: String(one.id), label: says(one) })),
            ...(saved.data?.length ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: t('inbox.saved.save') },
            ...(saved.data?.some((one) => one.mine) ? [{ key: 'manage', label: t('inbox.saved.manage') }] : []),
          ],
          onClick: ({ key }) => {
            const one = saved.data?.find((filter) => String(filter.id) === key);
            if (one) use(one);
            else setAsked(key as 'save' | 'manage');
          },
        }}
      >
        <Button>
          {t('inbox.saved.title')} <DownOutlined style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
      {asked === 'save' && (
        <AskDialog
          title={t('inbox.saved.save')}
          hint={t('inbox.saved.hint')}
          ok={t('inbox.saved.ok')}
          onOk={async () => {
            await api.POST('/api/task-filters', { body: { name, sharedWith: team || null, filter: written(state) } });
            message.success(t('inbox.saved.done', { name: name.trim() }));
            void saved.refetch();
            setName('');
          }}
          onClose={() => setAsked(undefined)}
        >
          {(error) => (
            <>
              <Form.Item label={t('inbox.saved.name')} htmlFor="filter-name" required {...fault(error('name'))}>
                <Input id="filter-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
              </Form.Item>
              {teams.length > 0 && (
                <Form.Item label={t('inbox.saved.share')} htmlFor="filter-team" {...fault(error('sharedWith'))}>
                  <Select id="filter-team" value={team} onChange={setTeam} options={[{ value: '', label: t('inbox.saved.onlyMe') }, ...teams.map((group) => ({ value: group, label: teamName(group) }))]} />
                </Form.Item>
              )}
            </>
          )}
        </AskDialog>
      )}
      {asked === 'manage' && (
        <Modal open title={t('inbox.saved.title')} footer={<Button onClick={() => setAsked(undefined)}>{t('inbox.saved.close')}</Button>} onCancel={() => setAsked(undefined)}>
          {!saved.data?.some((one) => one.mine) && <Text type="secondary">{t('inbox.saved.none')}</Text>}
          <ul className="inbox-plain">
            {(saved.data ?? [])
              .filter((one) => one.mine)
              .map((one) => (
                <li key={one.id} style={{ marginBottom: 8 }}>
                  <Flex justify="space-between" gap={12}>
                    <span>
                      {one.name} {one.sharedWith && <Text type="secondary">{t('inbox.saved.sharedTo', { team: teamName(one.sharedWith) })}</Text>}
                    </span>
                    <Remove filter={one} onRemove={() => act(async () => {
                      await api.DELETE('/api/task-filters/{id}', { params: { path: { id: one.id } } });
                      return t('inbox.saved.removed', { name: one.name });
                    })} />
                  </Flex>
                </li>
              ))}
          </ul>
        </Modal>
      )}
    </>
  );
}

function Remove({ filter, onRemove }: { filter: SavedFilter; onRemove: () => Promise<void> }) {
  const { t } = useTranslation();
  return (
    <ActionLink
      onClick={() =>
        modal.confirm({ title: t('inbox.saved.removeTitle', { name: filter.name }), content: t('inbox.saved.removeHint'), okText: t('inbox.saved.remove'), okButtonProps: { danger: true }, cancelText: t('inbox.saved.keep'), onOk: onRemove })
      }
    >
      {t('inbox.saved.remove')}
    </ActionLink>
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
