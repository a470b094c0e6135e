import { Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useAct } from '../app/useAct';

const lists = ['defences', 'tasks'];

/** Notes who is there, by answering the inbox' task: there is no other way. */
export function AttendanceButtons({ taskId, company }: { taskId: number; company: string }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [absent, setAbsent] = useState(false);
  const [remark, setRemark] = useState('');
  const [wrong, setWrong] = useState<string>();
  const answer = async (action: 'Present' | 'Absent', comment: string) => {
    const task = body(await api.GET('/api/tasks/{id}', { params: { path: { id: taskId } } }));
    let revision = task.line.revision;
    if (task.may.claim && !task.line.mine) revision = body(await api.POST('/api/tasks/{id}/claim', { params: { path: { id: taskId } }, headers: { 'If-Match': `"${revision}"` } })).revision;
    await api.POST('/api/tasks/{id}/complete', { params: { path: { id: taskId } }, body: { action, data: {}, comment, reason: null }, headers: { 'If-Match': `"${revision}"` } });
  };
  const note = (action: 'Present' | 'Absent', comment: string) =>
    act(async () => {
      setWrong(undefined);
      try {
        await answer(action, comment);
      } catch (error) {
        if (!(error instanceof ApiProblem) || action !== 'Absent' || !error.fields['comment']) throw error;
        setWrong(error.fields['comment'].join(' '));
        return undefined;
      }
      setAbsent(false);
      return t(action === 'Present' ? 'defences.noted.present' : 'defences.noted.absent', { company });
    });
  return (
    <>
      <Button size="small" type="primary" loading={busy} onClick={() => void note('Present', '')} aria-label={t('defences.note.presentOf', { company })}>
        {t('defences.note.present')}
      </Button>
      <Button size="small" danger onClick={() => setAbsent(true)} aria-label={t('defences.note.absentOf', { company })}>
        {t('defences.note.absent')}
      </Button>
      <Modal
        open={absent}
        title={t('defences.note.absentTitle', { company })}
        okText={t('defences.note.absentOk')}
        cancelText={t('app.cancel')}
        okButtonProps={{ danger: true }}
        confirmLoading={busy}
        onOk={() => void note('Absent', remark)}
        onCancel={() => setAbsent(false)}
        destroyOnHidden
      >
        <Typography.Paragraph>{t('defences.note.absentHint')}</Typography.Paragraph>
        <Form layout="vertical" component="div">
          <Form.Item label={t('defences.note.remark')} htmlFor={`absent-${taskId}`} required {...(wrong && { validateStatus: 'error' as const, help: wrong })}>
            <Input.TextArea id={`absent-${taskId}`} value={remark} aria-invalid={Boolean(wrong)} autoSize={{ minRows: 2 }} onChange={(event) => setRemark(event.target.value)} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
