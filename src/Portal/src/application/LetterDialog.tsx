import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Paragraph } from '../app/text';

/** One mail, whole. */
export function LetterDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const mail = useQuery({ queryKey: ['outgoing', 'own', id], queryFn: async ({ signal }) => body(await api.GET('/api/application/mails/{id}', { params: { path: { id } }, signal })) });
  return (
    <Modal open title={mail.data?.subject ?? t('application.mail.title')} footer={null} onCancel={onClose} width={720}>
      {mail.isPending && <Skeleton />}
      {mail.error && <ListError error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.data && (
        <>
          <Paragraph type="secondary">{t('application.mail.to', { to: mail.data.to, at: momentText(mail.data.at) })}</Paragraph>
          <div style={{ whiteSpace: 'pre-wrap' }}>{mail.data.text}</div>
          {mail.data.attachments.length > 0 && <Paragraph type="secondary">{t('application.mail.attached', { files: mail.data.attachments.join('、') })}</Paragraph>}
        </>
      )}
    </Modal>
  );
}
