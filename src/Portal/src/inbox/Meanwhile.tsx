import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session';
import { HistoryList } from './TaskHistory';
import { isOver, type Task } from './task';

/** What others did to a task since this person opened it, or last said that they know. */
export function Meanwhile({ task }: { task: Task }) {
  const { t } = useTranslation();
  const me = useMe().data?.userName;
  const [known, setKnown] = useState(task.line.revision);
  const news = task.history.filter((line) => line.revision > known && line.by.userName !== me && line.kind !== 'settled');
  const own = task.history.some((line) => line.revision > known && line.by.userName === me);
  const revision = task.line.revision;
  useEffect(() => {
    if (own && news.length === 0) setKnown(revision);
  }, [own, news.length, revision]);
  const lost = !task.details && revision > known; // who no longer holds it is told who does, and not what they do
  if (news.length === 0 && !lost) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={t('inbox.meanwhile.title')}
      description={
        <>
          {news.length > 0 && <HistoryList lines={news} actions={task.details?.actions ?? []} />}
          {lost && <div>{isOver(task.line) ? t(`inbox.status.${task.line.status}`) : task.line.assignee ? t('inbox.meanwhile.holder', { name: task.line.assignee.name }) : t('inbox.meanwhile.free')}</div>}
          {t('inbox.meanwhile.kept')}
        </>
      }
      action={
        <Button size="small" onClick={() => setKnown(revision)}>
          {t('inbox.meanwhile.seen')}
        </Button>
      }
    />
  );
}
