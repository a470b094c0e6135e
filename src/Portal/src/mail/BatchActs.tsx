import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';

const lists = ['outgoing'];

/** Releasing or discarding all that waits of a batch; what it would do is said before. */
export function BatchActs({ batch }: { batch: string }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const may = useMay('write:mail');
  const preview = useQuery({ queryKey: ['outgoing', 'batch', batch], queryFn: async ({ signal }) => body(await api.GET('/api/mail/batch', { params: { query: { batch } }, signal })), enabled: may });
  if (!may || !preview.data || preview.data.held + preview.data.drafts === 0) return null;
  const { held, drafts, repeated } = preview.data;
  return (
    <>
      {held > 0 && (
        <Button
          type="primary"
          disabled={busy}
          onClick={() =>
            modal.confirm({
              title: t('mail.releaseBatchTitle'),
              content: (
                <>
                  <p>{t('mail.releaseBatchHint', { count: held })}</p>
                  {repeated.length > 0 && <p>{t('mail.releaseBatchRepeated', { addresses: repeated.join('、') })}</p>}
                </>
              ),
              okText: t('mail.releaseBatch'),
              cancelText: t('app.cancel'),
              onOk: () => act(async () => t('mail.done.batchReleased', { count: body(await api.POST('/api/mail/batch/release', { body: { batchId: batch, reason: null } })).count })),
            })
          }
        >
          {t('mail.releaseBatch')}
        </Button>
      )}
      <Button
        danger
        disabled={busy}
        onClick={() =>
          modal.confirm({
            title: t('mail.discardBatchTitle'),
            content: t('mail.discardBatchHint', { held, drafts }),
            okText: t('mail.discardBatch'),
            okButtonProps: { danger: true },
            cancelText: t('app.cancel'),
            onOk: () => act(async () => t('mail.done.batchDiscarded', { count: body(await api.POST('/api/mail/batch/discard', { body: { batchId: batch, reason: null } })).count })),
          })
        }
      >
        {t('mail.discardBatch')}
      </Button>
    </>
  );
}
