import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Flex } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { Choose } from '../app/Choose';
import { later } from '../app/later';
import { ListError } from '../app/ListStates';
import { SearchBox } from '../app/SearchBox';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { token } from '../app/token';
import { BulkBar } from './BulkBar';
import { type Due, type InboxState, scopes, type Sort, useCounts, type useTasks } from './inboxState';
import { SavedFilters } from './SavedFilters';
import { TaskRow } from './TaskRow';
import { isOver, kindText, type TaskLine } from './task';

const AbsenceDialog = later(async () => (await import('./AbsenceDialog')).AbsenceDialog);

interface Props {
  readonly state: InboxState;
  readonly tasks: ReturnType<typeof useTasks>;
  readonly lines: readonly TaskLine[];
  readonly here: number | undefined;
}

/** The list: which part of the inbox, what is looked for, and the tasks. */
export function TaskListPane({ state, tasks, lines, here }: Props) {
  const { t } = useTranslation();
  const counts = useCounts().data;
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [away, setAway] = useState(false);
  const { scope } = state;
  useEffect(() => setChosen([]), [scope]);
  const shown = scopes.filter((one) => counts?.coordinator || (one !== 'All' && one !== 'NeedsAttention'));
  const figure = { Assigned: counts?.assigned, Available: counts?.available, NeedsAttention: counts?.needsAttention, History: undefined, All: undefined };
  const chosenLines = lines.filter((line) => chosen.includes(line.id));
  const many = scope !== 'History';
  const total = tasks.data?.pages[0]?.totalCount;
  return (
    <section className="inbox-list" aria-label={t('inbox.title')}>
      <div className="inbox-head">
        <Flex justify="space-between" align="center" wrap gap={4}>
          <Title level={here === undefined ? 1 : 2} style={{ fontSize: 20, margin: 0 }}>
            {t('inbox.title')}
          </Title>
          {(counts?.teams.length ?? 0) > 0 && (
            <Button type="text" onClick={() => setAway(true)}>
              {t('inbox.away.open')}
            </Button>
          )}
        </Flex>
        <nav aria-label={t('inbox.scopes')} className="inbox-scopes">
          {shown.map((one) => (
            <Link key={one} to={{ pathname: '/inbox', search: one === 'Assigned' ? '' : `?scope=${one}` }} aria-current={one === scope ? 'page' : undefined} style={{ color: one === scope ? token.colorLink : token.colorText }}>
              {figure[one] ? `${t(`inbox.scope.${one}`)} ${figure[one]}` : t(`inbox.scope.${one}`)}
            </Link>
          ))}
        </nav>
        <Filters state={state} teams={counts?.teams ?? []} />
      </div>
      {tasks.error && lines.length === 0 ? (
        <ListError error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : tasks.isPending ? (
        <Skeleton style={{ padding: 16 }} />
      ) : lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} style={{ padding: '32px 16px' }} description={state.filtered ? t('inbox.nothingFound') : <Nothing scope={scope} />}>
          {state.filtered && <Button onClick={state.clear}>{t('app.clear')}</Button>}
        </Empty>
      ) : (
        <ul className="inbox-rows" aria-label={t('inbox.list')}>
          {lines.map((line) => (
            <TaskRow
              key={line.id}
              line={line}
              to={state.at(line.id)}
              here={line.id === here}
              showHolder={scope === 'All' || scope === 'NeedsAttention'}
              {...(many && !isOver(line) && (counts?.coordinator || !line.takesSeveralAnswers) && { chosen: chosen.includes(line.id), onChoose: (now: boolean) => setChosen(now ? [...chosen, line.id] : chosen.filter((id) => id !== line.id)) })}
            />
          ))}
        </ul>
      )}
      <Flex justify="space-between" align="center" style={{ padding: 16 }}>
        <Text type="secondary">{total !== undefined && total !== null && lines.length > 0 ? t('inbox.total', { count: total }) : ''}</Text>
        {tasks.hasNextPage && (
          <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
            {t('inbox.loadMore')}
          </Button>
        )}
      </Flex>
      {chosenLines.length > 0 && <BulkBar chosen={chosenLines} scope={scope} coordinator={counts?.coordinator ?? false} onLeft={setChosen} />}
      {away && <AbsenceDialog onClose={() => setAway(false)} />}
    </section>
  );
}

function Nothing({ scope }: { scope: InboxState['scope'] }) {
  const { t } = useTranslation();
  return (
    <>
      <div>{t(`inbox.empty.${scope}`)}</div>
      <Text type="secondary">{t(`inbox.emptyHint.${scope}`)}</Text>
    </>
  );
}

function Filters({ state, teams }: { state: InboxState; teams: readonly string[] }) {
  const { t } = useTranslation();
  const { scope } = state;
  const kinds = useQuery({ queryKey: ['tasks', 'kinds', scope], queryFn: async ({ signal }) => body(await api.GET('/api/tasks/kinds', { params: { query: { scope } }, signal })), staleTime: 60_000 });
  const dues: readonly (readonly [Due | '', string])[] = [
    ['', t('inbox.filter.anyDue')],
    ['overdue', t('inbox.filter.overdue')],
    ['today', t('inbox.filter.today')],
    ['days3', t('inbox.filter.days3')],
    ['days7', t('inbox.filter.days7')],
  ];
  const sorts: readonly (readonly [Sort, string])[] = [
    ['Due', t('inbox.filter.byDue')],
    ['Priority', t('inbox.filter.byPriority')],
    ['Newest', t('inbox.filter.newest')],
    ['Oldest', t('inbox.filter.oldest')],
  ];
  return (
    <div className="inbox-filters">
      <SearchBox value={state.search} label={t('inbox.search')} onChange={(search) => state.set({ search })} />
      <SavedFilters state={state} teams={teams} />
      <Choose
        aria-label={t('inbox.filter.kind')}
        value={state.kind}
        onChange={(kind) => state.set({ kind })}
        options={[{ value: '', label: t('inbox.filter.anyKind') }, ...(kinds.data ?? []).map((kind) => ({ value: kind.name, label: kindText(kind.name, kind.label) }))]}
       
       
      />
      {scope !== 'History' && <Choose aria-label={t('inbox.filter.due')} value={state.due} onChange={(due) => state.set({ due })} options={dues.map(([value, label]) => ({ value, label }))} />}
      <Choose aria-label={t('inbox.filter.sort')} value={state.sort} onChange={(sort) => state.set({ sort })} options={sorts.map(([value, label]) => ({ value, label }))} />
      {scope === 'Assigned' && (
        <Checkbox checked={state.follow} onChange={(event) => state.set({ follow: event.target.checked ? '1' : undefined })}>
          {t('inbox.filter.followUp')}
        </Checkbox>
      )}
    </div>
  );
}
