import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ReasonDialog } from '../app/laterDialogs';
import { useAct } from '../app/useAct';

const lists = ['defences', 'tasks'];

/** Notes who is there, by answering the inbox' task: there is no other way. */
export function AttendanceButtons({ taskId, company }: { taskId: number; company: string }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [asking, setAsking] = useState<'Excused' | 'Absent'>();
  const answer = async (action: 'Present' | 'Excused' | 'Absent', comment: string) => {
    const task = body(await api.GET('/api/tasks/{id}', { params: { path: { id: taskId } } }));
    let revision = task.line.revision;
    if (task.may.claim && !task.line.mine) revision = body(await api.POST('/api/tasks/{id}/claim', { params: { path: { id: taskId } }, headers: { 'If-Match': `"${revision}"` } })).revision;
    await api.POST('/api/tasks/{id}/complete', { params: { path: { id: taskId } }, body: { action, data: {}, comment, reason: null }, headers: { 'If-Match': `"${revision}"` } });
    return t(`defences.noted.${action}`, { company });
  };
  return (
    <>
      <Button size="small" type="primary" loading={busy} onClick={() => void act(() => answer('Present', ''))} aria-label={t('defences.note.presentOf', { company })}>
        {t('defences.note.present')}
      </Button>
      <Button size="small" onClick={() => setAsking('Excused')} aria-label={t('defences.note.excusedOf', { company })}>
        {t('defences.note.excused')}
      </Button>
      <Button size="small" danger onClick={() => setAsking('Absent')} aria-label={t('defences.note.absentOf', { company })}>
        {t('defences.note.absent')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t(asking === 'Absent' ? 'defences.note.absentTitle' : 'defences.note.excusedTitle', { company })}
          hint={t(asking === 'Absent' ? 'defences.note.absentHint' : 'defences.note.excusedHint')}
          label={t('defences.note.remark')}
          ok={t(asking === 'Absent' ? 'defences.note.absentOk' : 'defences.note.excusedOk')}
          danger={asking === 'Absent'}
          field="comment"
          lists={lists}
          onOk={(text) => answer(asking, text)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
