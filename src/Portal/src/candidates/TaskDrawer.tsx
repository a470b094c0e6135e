import { useQueryClient } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import '../inbox/inbox.css';
import { TaskPanel } from '../inbox/TaskPanel';

/** The unit's inbox task, here beside the list: the same form, the same acts. */
export function TaskDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const close = () => {
    void queries.invalidateQueries({ queryKey: ['applications'] });
    onClose();
  };
  return (
    <Drawer open title={t('candidates.decide')} size={720} onClose={close} destroyOnHidden>
      <TaskPanel id={id} onDone={close} onLeft={close} />
    </Drawer>
  );
}
