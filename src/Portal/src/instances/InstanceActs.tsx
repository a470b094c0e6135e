import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { modal } from '../app/ask';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { cancelInstances, deleteInstances, retryInstances } from './acts';
import { isOpen, type Instance } from './instance';

const lists = ['instances'] as const;

/** What can be done to one instance, as far as it stands and the person may. */
export function InstanceActs({ instance, quiet = false, onDone, onDeleted }: { instance: Instance; quiet?: boolean; onDone?: () => void; onDeleted?: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const look = quiet ? 'link' : 'default';
  const mayCancel = useMay('cancel:workflow-instances');
  const mayDelete = useMay('delete:workflow-instances');
  const mayRetry = useMay('run:alterations');
  const run = (does: (ids: readonly string[]) => Promise<number>, told: 'cancelled' | 'retried' | 'deleted', done: (() => void) | undefined) =>
    act(async () => {
      const count = await does([instance.id]);
      done?.();
      return t(`instances.done.${told}`, { count });
    });

  return (
    <Space size={quiet ? 0 : 8}>
      {mayRetry && instance.incidentCount > 0 && (
        <Button size="small" type={look} disabled={busy} title={t('instances.retryHint')} onClick={() => void run(retryInstances, 'retried', onDone)}>
          {t('instances.retry')}
        </Button>
      )}
      {mayCancel && isOpen(instance) && (
        <Button
          size="small"
          type={look}
          disabled={busy}
          onClick={() =>
            modal.confirm({
              title: t('instances.cancelTitle'),
              content: t('instances.cancelHint'),
              okText: t('instances.cancel'),
              cancelText: t('instances.keep'),
              okButtonProps: { danger: true },
              onOk: () => run(cancelInstances, 'cancelled', onDone),
            })
          }
        >
          {t('instances.cancel')}
        </Button>
      )}
      {mayDelete && (
        <Button
          size="small"
          type={look}
          disabled={busy}
          danger
          onClick={() =>
            modal.confirm({
              title: t('instances.deleteTitle'),
              content: t('instances.deleteHint'),
              okText: t('instances.delete'),
              cancelText: t('instances.keep'),
              okButtonProps: { danger: true },
              onOk: () => run(deleteInstances, 'deleted', onDeleted),
            })
          }
        >
          {t('instances.delete')}
        </Button>
      )}
    </Space>
  );
}
