import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { modal } from '../app/ask';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { cancelInstances, deleteInstances, retryInstances } from './acts';
import { isOpen, type Instance } from './instance';

const lists = ['instances'];

/** The same act for all chosen instances. */
export function BulkActs({ chosen, onDone }: { chosen: readonly Instance[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [mayCancel, mayRetry, mayDelete] = [useMay('cancel:workflow-instances'), useMay('run:alterations'), useMay('delete:workflow-instances')];
  const ids = chosen.map((row) => row.id);
  const count = ids.length;
  const run = (does: () => Promise<string>) =>
    act(async () => {
      const done = await does();
      onDone();
      return done;
    });
  const ask = (title: string, content: string, okText: string, does: () => Promise<string>) =>
    modal.confirm({ title, content, okText, okButtonProps: { danger: true }, cancelText: t('instances.keep'), onOk: () => run(does) });

  return (
    <Flex gap={8} align="center" role="group">
      <Text type="secondary">{t('app.selected', { count })}</Text>
      {mayRetry && chosen.some((row) => row.incidentCount > 0) && (
        <Button size="small" disabled={busy} onClick={() => void run(async () => t('instances.done.retried', { count: await retryInstances(ids) }))}>
          {t('instances.retry')}
        </Button>
      )}
      {mayCancel && chosen.some(isOpen) && (
        <Button
          size="small"
          disabled={busy}
          onClick={() => ask(t('instances.cancelAllTitle', { count }), t('instances.cancelHint'), t('instances.cancel'), async () => t('instances.done.cancelled', { count: await cancelInstances(ids) }))}
        >
          {t('instances.cancel')}
        </Button>
      )}
      {mayDelete && (
        <Button
          size="small"
          danger
          disabled={busy}
          onClick={() => ask(t('instances.deleteAllTitle', { count }), t('instances.deleteHint'), t('instances.delete'), async () => t('instances.done.deleted', { count: await deleteInstances(ids) }))}
        >
          {t('instances.delete')}
        </Button>
      )}
    </Flex>
  );
}
