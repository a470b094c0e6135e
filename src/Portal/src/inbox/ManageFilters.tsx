import { Button, Flex, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ActionLink } from '../app/ActionLink';
import { modal } from '../app/ask';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { filterLists, type SavedFilter } from './task';
import { useTeamName } from './useTeamName';

/** One's own filters, to be given up. */
export function ManageFilters({ filters, onClose }: { filters: readonly SavedFilter[]; onClose: () => void }) {
  const { t } = useTranslation();
  const teamName = useTeamName();
  const { act } = useAct(filterLists);
  const remove = (one: SavedFilter) =>
    act(async () => {
      await api.DELETE('/api/task-filters/{id}', { params: { path: { id: one.id } } });
      return t('inbox.saved.removed', { name: one.name });
    });
  return (
    <Modal open title={t('inbox.saved.title')} footer={<Button onClick={onClose}>{t('inbox.saved.close')}</Button>} onCancel={onClose}>
      {filters.length === 0 && <Text type="secondary">{t('inbox.saved.none')}</Text>}
      <ul className="inbox-plain">
        {filters.map((one) => (
          <li key={one.id} style={{ marginBottom: 8 }}>
            <Flex justify="space-between" gap={12}>
              <span>
                {one.name} {one.sharedWith && <Text type="secondary">{t('inbox.saved.sharedTo', { team: teamName(one.sharedWith) })}</Text>}
              </span>
              <Remove filter={one} onRemove={() => remove(one)} />
            </Flex>
          </li>
        ))}
      </ul>
    </Modal>
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
