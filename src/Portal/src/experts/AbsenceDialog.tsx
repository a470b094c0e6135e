import { Button, Flex, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { DatePicker } from '../app/DatePicker';
import { fault } from '../app/formErrors';
import { useAct } from '../app/useAct';
import { type ExpertView, lists } from './expert';

/** Days on which no new work is given. */
export function AbsenceDialog({ view, onClose }: { view: ExpertView; onClose: () => void }) {
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
