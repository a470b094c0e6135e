import { App, Button, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/session';
import { cancelInstances, deleteInstances, retryInstances } from './acts';
import type { Instance } from './instance';

/** What can be done to one instance, as far as it stands and the person may. */
export function InstanceActs({ instance, quiet = false, onDone, onDeleted }: { instance: Instance; quiet?: boolean; onDone: () => void; onDeleted: () => void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const look = quiet ? 'link' : 'default';
  const mayCancel = useMay('cancel:workflow-instances');
  const mayDelete = useMay('delete:workflow-instances');
  const mayRetry = useMay('run:alterations');
  const run = async (act: () => Promise<unknown>, done: () => void) => {
    try {
      await act();
    } catch (error) {
      void message.error(error instanceof Error ? error.message : t('app.failed'));
    }
    done();
  };

  return (
    <Space size={quiet ? 0 : 8}>
      {mayRetry && instance.incidentCount > 0 && (
        <Tooltip title={t('instances.retryHint')}>
          <Button size="small" type={look} onClick={() => void run(() => retryInstances([instance.id]), onDone)}>
            {t('instances.retry')}
          </Button>
        </Tooltip>
      )}
      {mayCancel && instance.status === 'Running' && (
        <Button
          size="small"
          type={look}
          onClick={() =>
            modal.confirm({
              title: t('instances.cancelTitle'),
              content: t('instances.cancelHint'),
              okText: t('instances.cancel'),
              cancelText: t('instances.keep'),
              okButtonProps: { danger: true },
              onOk: () => run(() => cancelInstances([instance.id]), onDone),
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
          danger
          onClick={() =>
            modal.confirm({
              title: t('instances.deleteTitle'),
              content: t('instances.deleteHint'),
              okText: t('instances.delete'),
              cancelText: t('instances.keep'),
              okButtonProps: { danger: true },
              onOk: () => run(() => deleteInstances([instance.id]), onDeleted),
            })
          }
        >
          {t('instances.delete')}
        </Button>
      )}
    </Space>
  );
}
