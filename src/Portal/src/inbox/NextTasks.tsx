import { Card, Empty, Flex, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Text } from '../app/text';
import { token } from '../app/token';
import { DueText } from './DueText';
import { useCounts, useTasks } from './inboxState';

/** What a person has to do next: the five that are due first, and how many there are. */
export function NextTasks() {
  const { t } = useTranslation();
  const counts = useCounts();
  const tasks = useTasks({ scope: 'Assigned', sort: 'Due' }, 5);
  const lines = tasks.data?.pages[0]?.items ?? [];
  const figures: readonly (readonly [string, number | undefined, string, boolean])[] = [
    [t('inbox.home.mine'), counts.data?.assigned, '/inbox', false],
    [t('inbox.home.overdue'), counts.data?.overdue, '/inbox?due=overdue', true],
    [t('inbox.home.today'), counts.data?.dueToday, '/inbox?due=today', false],
    [t('inbox.home.available'), counts.data?.available, '/inbox?scope=Available', false],
    ...(counts.data?.coordinator ? [[t('inbox.home.attention'), counts.data.needsAttention, '/inbox?scope=NeedsAttention', true] as const] : []),
  ];
  return (
    <Card title={<h2 className="card-title">{t('inbox.home.title')}</h2>} extra={<Link to="/inbox">{t('inbox.home.all')}</Link>}>
      <Flex gap={32} wrap style={{ marginBottom: 16 }}>
        {figures.map(([title, value, to, urgent]) => (
          <Link key={to} to={to}>
            <Statistic title={title} value={value ?? '-'} styles={{ content: { fontSize: 24, color: urgent && value ? token.colorError : token.colorText } }} />
          </Link>
        ))}
      </Flex>
      {tasks.error && lines.length === 0 ? (
        <ListError error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : tasks.isPending ? (
        <Skeleton />
      ) : lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={counts.data?.available ? t('inbox.home.noneAvailable', { count: counts.data.available }) : t('inbox.home.none')}>
          {Boolean(counts.data?.available) && <Link to="/inbox?scope=Available">{t('inbox.home.available')}</Link>}
        </Empty>
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {lines.map((line) => (
            <li key={line.id} style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, padding: '10px 0' }}>
              <Flex justify="space-between" gap={12} wrap>
                <Link to={`/inbox/${line.id}`} style={{ overflowWrap: 'anywhere' }}>
                  {line.title}
                </Link>
                <DueText line={line} />
              </Flex>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (counts.data?.assigned ?? 0) > lines.length && <Text type="secondary">{t('inbox.total', { count: counts.data?.assigned ?? 0 })}</Text>}
    </Card>
  );
}
