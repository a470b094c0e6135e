import { Button, Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { type Message, named } from './message';

const lists = ['outgoing'];

/** What can be done with a message as it stands. Each asks first, and says what it will do. */
export function MessageActs({ message, onEdit }: { message: Message; onEdit: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const { act, busy } = useAct(lists);
  const { line } = message;
  if (!useMay('write:mail')) return null;
  const seen = { params: { path: { id: line.id } }, headers: { 'If-Match': `"${line.revision}"` } };
  const waits = line.status === 'draft' || line.status === 'held';

  const ask = (title: string, hint: string, okText: string, danger: boolean, withReason: boolean, does: (reason: string | null) => Promise<string>) => {
    let reason = '';
    modal.confirm({
      title,
      content: (
        <>
          <p>{hint}</p>
          {withReason && <Input aria-label={t('mail.reason')} placeholder={t('mail.reason')} maxLength={200} onChange={(event) => (reason = event.target.value)} />}
        </>
      ),
      okText,
      okButtonProps: { danger },
      cancelText: t('app.cancel'),
      onOk: () => act(() => does(reason.trim() || null)),
    });
  };

  return (
    <Flex gap={8} wrap>
      {waits && <Button onClick={onEdit}>{t('mail.edit')}</Button>}
      {waits && (
        <Button
          type="primary"
          disabled={busy}
          onClick={() =>
            ask(t('mail.releaseTitle'), t('mail.releaseHint', { to: named(line) }), t('mail.release'), false, false, async () => {
              await api.POST('/api/mail/{id}/release', seen);
              return t('mail.done.released');
            })
          }
        >
          {t('mail.release')}
        </Button>
      )}
      {(line.status === 'draft' || line.status === 'queued') && (
        <Button
          disabled={busy}
          onClick={() =>
            ask(t('mail.holdTitle'), t('mail.holdHint'), t('mail.hold'), false, true, async (reason) => {
              await api.POST('/api/mail/{id}/hold', { ...seen, body: { reason } });
              return t('mail.done.held');
            })
          }
        >
          {t('mail.hold')}
        </Button>
      )}
      {(line.status === 'sent' || line.status === 'failed') && (
        <Button
          disabled={busy}
          onClick={() =>
            ask(t('mail.resendTitle'), line.status === 'failed' ? t('mail.retryHint') : t('mail.resendHint', { to: named(line) }), t(line.status === 'failed' ? 'mail.retry' : 'mail.resend'), false, false, async () => {
              const now = body(await api.POST('/api/mail/{id}/resend', seen));
              if (now.line.id !== line.id) void go(`/mail/${now.line.id}`);
              return t('mail.done.resent');
            })
          }
        >
          {t(line.status === 'failed' ? 'mail.retry' : 'mail.resend')}
        </Button>
      )}
      {(waits || line.status === 'queued' || line.status === 'failed') && (
        <Button
          danger
          disabled={busy}
          onClick={() =>
            ask(t('mail.discardTitle'), t('mail.discardHint'), t('mail.discard'), true, true, async (reason) => {
              await api.POST('/api/mail/{id}/discard', { ...seen, body: { reason } });
              return t('mail.done.discarded');
            })
          }
        >
          {t('mail.discard')}
        </Button>
      )}
    </Flex>
  );
}
