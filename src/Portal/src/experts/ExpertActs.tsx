import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { modal } from '../app/ask';
import { later } from '../app/later';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { type ExpertView, lists } from './expert';

const AbsenceDialog = later(async () => (await import('./AbsenceDialog')).AbsenceDialog);

/** What can be done with an expert's entry. What cannot be taken back easily asks first. */
export function ExpertActs({ view, onEdit }: { view: ExpertView; onEdit: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [leaves, setLeaves] = useState(false);
  const { expert } = view;
  if (!useMay('write:selection')) return null;
  const seen = { params: { path: { id: expert.id } }, headers: { 'If-Match': `"${view.revision}"` } };

  const retire = () => {
    let reason = '';
    modal.confirm({
      title: t('experts.retire.title', { name: expert.name }),
      content: (
        <>
          <p>{t('experts.retire.hint', { count: view.open })}</p>
          <Input aria-label={t('experts.reason')} placeholder={t('experts.reason')} maxLength={200} onChange={(event) => (reason = event.target.value)} />
        </>
      ),
      okText: t('experts.retire.act'),
      okButtonProps: { danger: true },
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          await api.POST('/api/experts/{id}/retire', { ...seen, body: { reason: reason.trim() || null } });
          return t('experts.done.retired');
        }),
    });
  };
  const invite = () =>
    modal.confirm({
      title: t('experts.invite.title'),
      content: t('experts.invite.hint', { address: expert.email }),
      okText: t('experts.invite.send'),
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          await api.POST('/api/experts/{id}/invitation', { params: { path: { id: expert.id } } });
          return t('experts.done.invited', { address: expert.email });
        }),
    });

  return (
    <Flex gap={8} wrap>
      <Button onClick={onEdit}>{t('experts.edit')}</Button>
      {(expert.accountState === 'pending' || !expert.accountState) && (
        <Button disabled={busy} onClick={invite}>
          {t('experts.invite.act')}
        </Button>
      )}
      {expert.standing !== 'retired' && <Button onClick={() => setLeaves(true)}>{t('experts.absence')}</Button>}
      {expert.standing === 'retired' ? (
        <Button
          type="primary"
          disabled={busy}
          onClick={() =>
            void act(async () => {
              await api.POST('/api/experts/{id}/return', seen);
              return t('experts.done.returned');
            })
          }
        >
          {t('experts.return')}
        </Button>
      ) : (
        <Button danger disabled={busy} onClick={retire}>
          {t('experts.retire.act')}
        </Button>
      )}
      {leaves && <AbsenceDialog view={view} onClose={() => setLeaves(false)} />}
    </Flex>
  );
}
