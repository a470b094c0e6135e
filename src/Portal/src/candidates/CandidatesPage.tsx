import { Button, Checkbox, Empty, Flex, Result, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { Choose } from '../app/Choose';
import { later } from '../app/later';
import { ListError, ListStale } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { useQuerySet } from '../app/querySet';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { StageTag } from '../applications/StageTag';
import { type Board, type Candidate, isOpen, useBoard } from './board';
import './candidates.css';
import { Places } from './Places';
import { Ranking } from './Ranking';
import { Relaxation } from './Relaxation';
import { RevokeButton } from './RevokeButton';

const CompareDialog = later(async () => (await import('./CompareDialog')).CompareDialog);
const TaskDrawer = later(async () => (await import('./TaskDrawer')).TaskDrawer);

const mostCompared = 4;

/** A recommending unit's applicants side by side, in its own order, and the places it has for them. */
export function CandidatesPage() {
  const { t } = useTranslation();
  const [query, set] = useQuerySet();
  const asked = Number(query.get('unit')) || undefined;
  const board = useBoard(asked);
  if (board.error instanceof ApiProblem && board.error.status === 404)
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('candidates.noUnit')}</h1>} subTitle={t('candidates.noUnitHint')} />;
  if (board.error && !board.data) return <ListError error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Skeleton style={{ padding: 32 }} />;
  const { units, unit, recommendationsClose } = board.data;
  return (
    <div className="list-page">
      <ListStale list={board} />
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 16 }}>
        <Flex vertical>
          <Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {t('candidates.title')}
          </Title>
          {units.length === 1 && <Text type="secondary">{unit.name}</Text>}
        </Flex>
        <Flex gap={8} wrap align="center">
          {units.length > 1 && (
            <Choose
              aria-label={t('candidates.unit')}
              value={unit.number}
              options={units.map((one) => ({ value: one.number, label: one.name }))}
              onChange={(number) => set({ unit: number })}
              style={{ minWidth: 240 }}
            />
          )}
          <Tag color={new Date(recommendationsClose) > new Date() ? 'blue' : 'default'}>{t('candidates.close', { at: deadlineText(recommendationsClose) })}</Tag>
        </Flex>
      </Flex>
      <Whole key={unit.number} board={board.data} asked={asked} />
    </div>
  );
}

function Whole({ board, asked }: { board: Board; asked: number | undefined }) {
  const { t } = useTranslation();
  const [compared, setCompared] = useState<readonly number[]>([]);
  const [compares, setCompares] = useState(false);
  const [task, setTask] = useState<number>();
  const open = board.candidates.filter(isOpen);
  const ended = board.candidates.filter((one) => !isOpen(one));
  const chosen = board.candidates.filter((one) => compared.includes(one.id));

  const row = (candidate: Candidate) => (
    <Row
      candidate={candidate}
      compared={compared.includes(candidate.id)}
      full={compared.length >= mostCompared}
      onCompare={(on) => setCompared(on ? [...compared, candidate.id] : compared.filter((id) => id !== candidate.id))}
      onTask={setTask}
    />
  );
  return (
    <div className="candidates">
      <section aria-label={t('candidates.list')}>
        <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 12 }}>
          <Text type="secondary">{t('candidates.rankHint')}</Text>
          <Button disabled={chosen.length < 2} onClick={() => setCompares(true)}>
            {t('candidates.compare.act', { count: chosen.length })}
          </Button>
        </Flex>
        {open.length === 0 ? <Empty description={t('candidates.empty')} style={{ padding: 48 }} /> : <Ranking board={board} asked={asked} candidates={open} render={row} />}
        {ended.length > 0 && (
          <>
            <Title level={2} style={{ fontSize: 16, margin: '24px 0 12px' }}>
              {t('candidates.ended')}
            </Title>
            <ul className="candidate-list">
              {ended.map((candidate) => (
                <li key={candidate.id} className="candidate ended">
                  {row(candidate)}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Flex vertical gap={16} component="aside" aria-label={t('candidates.places.title')}>
        <Places board={board} />
        <Relaxation board={board} />
      </Flex>
      {compares && <CompareDialog candidates={chosen} onClose={() => setCompares(false)} />}
      {task !== undefined && <TaskDrawer id={task} onClose={() => setTask(undefined)} />}
    </div>
  );
}

/** One applicant: who it is, how it stands, and what can be done now. */
function Row({ candidate, compared, full, onCompare, onTask }: { candidate: Candidate; compared: boolean; full: boolean; onCompare: (on: boolean) => void; onTask: (id: number) => void }) {
  const { t } = useTranslation();
  const { decision } = candidate;
  return (
    <div className="candidate-body">
      <div className="candidate-what">
        <Flex gap={8} wrap align="center">
          <Link to={`/applications/${candidate.id}`} style={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {candidate.company}
          </Link>
          <StageTag stage={candidate.stage} outcome={candidate.outcome} />
          {candidate.place !== 'none' && <Tag color={candidate.place === 'confirmed' ? 'green' : 'gold'}>{t(`candidates.place.${candidate.place}`)}</Tag>}
        </Flex>
        <div style={{ overflowWrap: 'anywhere' }}>{candidate.title}</div>
        <Text type="secondary">
          {[
            candidate.areaNumber && `${candidate.areaNumber} ${candidate.areaName}`,
            candidate.submittedAt && t('candidates.submitted', { at: momentText(candidate.submittedAt) }),
            t(candidate.packageAt ? 'candidates.packageIn' : 'candidates.packageOut'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {decision && (
          <div className="candidate-decision">
            <div>{t('candidates.decided', { decision: t(`candidates.decision.${decision.decision}`), by: decision.by.name, at: momentText(decision.at) })}</div>
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{decision.opinion}</div>
          </div>
        )}
      </div>
      <Flex gap={8} wrap align="center" className="candidate-acts">
        <Checkbox checked={compared} disabled={!compared && full} onChange={(event) => onCompare(event.target.checked)} aria-label={t('candidates.compare.of', { company: candidate.company })}>
          {t('candidates.compare.one')}
        </Checkbox>
        {candidate.mayRevoke && <RevokeButton candidate={candidate} />}
        {candidate.taskId && (
          <Button type="primary" onClick={() => onTask(candidate.taskId!)} aria-label={t('candidates.decideOf', { company: candidate.company })}>
            {candidate.taskHolder ? t('candidates.decideHeld', { name: candidate.taskHolder.name }) : t('candidates.decide')}
          </Button>
        )}
      </Flex>
    </div>
  );
}
