import { Button, DatePicker, Flex, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { modal } from '../app/ask';
import { fault } from '../app/formErrors';
import { ApiProblem } from '../api/problem';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { type ExpertView, lists } from './expert';

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
      {leaves && <Absence view={view} onClose={() => setLeaves(false)} />}
    </Flex>
  );
}

/** Days on which no new work is given. */
function Absence({ view, onClose }: { view: ExpertView; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const { expert } = view;
  const [from, setFrom] = useState<Dayjs | null>(expert.outFrom ? dayjs(expert.outFrom) : null);
  const [until, setUntil] = useState<Dayjs | null>(expert.outUntil ? dayjs(expert.outUntil) : null);
  const [wrong, setWrong] = useState<string>();
  const save = (start: Dayjs | null, end: Dayjs | null) =>
    act(async () => {
      try {
        await api.POST('/api/experts/{id}/absence', {
          params: { path: { id: expert.id } },
          headers: { 'If-Match': `"${view.revision}"` },
          body: { from: start?.format('YYYY-MM-DD') ?? null, until: end?.format('YYYY-MM-DD') ?? null },
        });
      } catch (error) {
        if (error instanceof ApiProblem) setWrong(error.fields['until']?.[0]);
        throw error;
      }
      onClose();
      return start ? t('experts.done.away') : t('experts.done.back');
    });
  return (
    <Modal
      open
      title={t('experts.absence')}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end" wrap>
          {expert.outFrom && (
            <Button disabled={busy} onClick={() => void save(null, null)}>
              {t('experts.endAbsence')}
            </Button>
          )}
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="primary" disabled={!from} loading={busy} onClick={() => void save(from, until)}>
            {t('experts.save')}
          </Button>
        </Flex>
      }
    >
      <p>{t('experts.absenceHint')}</p>
      <Form layout="vertical">
        <Flex gap={16} wrap>
          <Form.Item label={t('experts.firstDay')} htmlFor="absence-from" required>
            <DatePicker id="absence-from" value={from} onChange={setFrom} />
          </Form.Item>
          <Form.Item label={t('experts.lastDay')} htmlFor="absence-until" extra={t('experts.lastDayHint')} {...fault(wrong)}>
            <DatePicker id="absence-until" value={until} onChange={setUntil} />
          </Form.Item>
        </Flex>
      </Form>
    </Modal>
  );
}
