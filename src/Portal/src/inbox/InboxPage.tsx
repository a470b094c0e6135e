import { Flex, Result } from 'antd';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import './inbox.css';
import { Skeleton } from '../app/Skeleton';
import { useShown } from '../applications/useShown';
import { lazily } from '../app/lazily';
import { PageBoundary } from '../app/PageBoundary';
import { message } from '../app/say';
import { StepBar } from '../app/StepBar';
import { Text, Title } from '../app/text';
import { token } from '../app/token';
import { useWide } from '../app/useWide';
import { Looking } from '../eligibility/looking';
import { useMay } from '../session/session';
import { filterOf, useInboxState, useTask, useTasks } from './inboxState';
import { onKeys } from '../app/keys';
import { Shortcuts } from './Shortcuts';
import { TaskListPane } from './TaskListPane';
import { checkedBy, isOver, type TaskLine } from './task';
import { TaskPanel } from './TaskPanel';

const Material = lazily(async () => (await import('../applications/Material')).Material);

/**
 * The inbox: the list at the left, the task at the right; on a phone one after the other. An eligibility check that one goes through stands beside the application it is about,
 * in the list's place.
 */
export function InboxPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const state = useInboxState();
  const given = useParams()['taskId'];
  const here = given && /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const wide = useWide();
  const tasks = useTasks(filterOf(state));
  const lines = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const list = useRef<HTMLDivElement>(null);
  useKeys(list);
  const checked = useChecked(here, lines);
  const [shown, setShown] = useShown(checked);
  const material = useRef<HTMLElement>(null);
  const look = (document: number) => {
    setShown(String(document));
    if (!wide) material.current?.scrollIntoView();
  };

  const place = lines.findIndex((line) => line.id === here);
  const done = (next: boolean) => {
    const following = next ? (lines[place + 1] ?? lines.find((line) => line.id !== here)) : undefined;
    if (following && following.id !== here) void go(state.at(following.id));
    else if (next) {
      message.info(t('inbox.answer.allDone'));
      void go(state.at());
    }
  };
  return (
    <div className={checked === undefined ? 'inbox' : 'inbox inbox-beside'} ref={list}>
      {checked !== undefined && (
        <StepBar
          list={state.at()}
          back={t('inbox.back')}
          at={place}
          all={tasks.data?.pages[0]?.totalCount ?? lines.length}
          onStep={(by) => {
            const to = lines[place + by];
            if (place + by >= lines.length - 1 && tasks.hasNextPage) void tasks.fetchNextPage();
            if (place >= 0 && to) void go(state.at(to.id));
          }}
        />
      )}
      {checked === undefined && (wide || here === undefined) && (
        <div style={{ background: token.colorBgContainer, borderInlineEnd: `1px solid ${token.colorBorderSecondary}`, minHeight: 0, display: 'grid' }}>
          <TaskListPane state={state} tasks={tasks} lines={lines} here={here} />
        </div>
      )}
      {(wide || here !== undefined) && (
        <div className="inbox-task" role="region" aria-label={t('inbox.pane')} tabIndex={-1} style={{ background: token.colorBgContainer }}>
          {here === undefined ? (
            given ? <Result status="info" title={t('inbox.none')} /> : <Pick />
          ) : (
            <Looking value={checked === undefined ? undefined : look}>
              <TaskPanel key={here} id={here} state={state} narrow={checked !== undefined} onDone={done} onLeft={() => void go(state.at())} />
            </Looking>
          )}
        </div>
      )}
      {checked !== undefined && (
        <section className="inbox-material" ref={material} aria-label={t('inbox.material')} tabIndex={0}>
          <PageBoundary at={String(checked)} part>
            <Suspense fallback={<Skeleton />}>
              <Material key={checked} id={checked} shown={shown} onShow={setShown} level={2} />
            </Suspense>
          </PageBoundary>
          {wide && (
            <Text type="secondary" style={{ display: 'block', marginTop: 16, fontSize: 12 }}>
              {t('inbox.materialKeys')}
            </Text>
          )}
        </section>
      )}
    </div>
  );
}

/** The application to be read beside the task: where it is an eligibility check that is to be done, and one may read it. Until the task is there its line tells, so that what one steps through stays as it is. */
function useChecked(here: number | undefined, lines: readonly TaskLine[]): number | undefined {
  const task = useTask(here).data;
  const mayRead = useMay('read:selection');
  const line = task?.line ?? lines.find((one) => one.id === here);
  return mayRead && line && !isOver(line) && (!task || task.details) ? checkedBy(line) : undefined;
}

function Pick() {
  const { t } = useTranslation();
  return (
    <Flex vertical align="center" gap={8} style={{ paddingTop: 96, textAlign: 'center' }}>
      <Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {t('inbox.pick')}
      </Title>
      <Text type="secondary">{t('inbox.pickHint')}</Text>
      <Shortcuts />
    </Flex>
  );
}

/** Moving through the list by keys: j and k from wherever one is, the arrows once one is in the list. */
function useKeys(list: React.RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-task]') ?? [])];
    const move = (by: 1 | -1) => {
      const all = links();
      const at = all.findIndex((link) => link === document.activeElement);
      const from = at >= 0 ? at : all.findIndex((link) => link.getAttribute('aria-current') === 'page');
      const to = all[Math.min(all.length - 1, Math.max(0, from + by))];
      to?.focus();
      to?.scrollIntoView({ block: 'nearest' });
    };
    const arrow = (by: 1 | -1) => (event: KeyboardEvent) => {
      if (document.activeElement?.closest('.inbox-rows')) move(by);
      else list.current?.querySelector('.inbox-task')?.scrollBy({ top: by * 48 });
      event.stopPropagation();
    };
    return onKeys({
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: arrow(1),
      ArrowUp: arrow(-1),
      '/': () => list.current?.querySelector<HTMLInputElement>('.inbox-filters input')?.focus(),
    });
  }, [list]);
}
