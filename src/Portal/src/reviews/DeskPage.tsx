import { Result, Segmented, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../api/problem';
import { ListError } from '../app/ListStates';
import { deadlineText } from '../app/moment';
import { message } from '../app/say';
import { Skeleton } from '../app/Skeleton';
import { StepBar } from '../app/StepBar';
import { token } from '../app/token';
import { useWide } from '../app/useWide';
import { Material } from '../applications/Material';
import { useShown } from '../applications/useShown';
import { addressOf, type Round, type Stop, usePanels, useReviews, useScoring } from './review';
import './reviews.css';
import { ScorePane } from './ScorePane';

/** Documents of one application, and their scoring beside them. */
export function ReviewPage() {
  const list = useReviews().data;
  const stops = (list?.items ?? []).filter((line) => line.state !== 'declined' && line.state !== 'replaced').map((line) => ({ id: line.applicationId, name: line.company, open: Boolean(line.taskId) }));
  return <Desk round="documents" stops={stops} />;
}

/** The same of a defence, while it is held. */
export function PanelPage() {
  const sessions = usePanels().data ?? [];
  const stops = sessions.flatMap((session) => session.turns).filter((turn) => turn.applicationId != null).map((turn) => ({ id: turn.applicationId!, name: turn.company ?? '', open: Boolean(turn.taskId) }));
  return <Desk round="defence" stops={stops} />;
}

function Desk({ round, stops }: { round: Round; stops: readonly Stop[] }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const id = Number(useParams()['applicationId']);
  const scoring = useScoring(round, id);
  const wide = useWide();
  const [shown, setShown] = useState<'material' | 'scoring'>('material');
  const at = stops.findIndex((stop) => stop.id === id);
  const list = round === 'documents' ? '/reviews' : '/reviews?tab=defence';
  const step = (by: 1 | -1) => {
    const to = stops[at + by];
    if (to) void go(addressOf(round, to.id));
  };
  const [read, setRead] = useShown(id);
  useEffect(() => setShown('material'), [id]);

  const done = (next: boolean) => {
    const following = next ? [...stops.slice(at + 1), ...stops.slice(0, Math.max(0, at))].find((stop) => stop.open && stop.id !== id) : undefined;
    if (following) void go(addressOf(round, following.id));
    else if (next) message.info(t('reviews.score.allDone'));
  };

  if (!Number.isInteger(id) || (scoring.error instanceof ApiProblem && scoring.error.status === 404 && !scoring.data))
    return (
      <Result
        status="info"
        title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('reviews.desk.notFound')}</h1>}
        subTitle={t('reviews.desk.notFoundHint')}
        extra={<Link to={list}>{t('reviews.desk.back')}</Link>}
      />
    );
  if (scoring.error && !scoring.data) return <ListError error={scoring.error} onRetry={() => void scoring.refetch()} />;
  const border = `1px solid ${token.colorBorderSecondary}`;
  return (
    <div className="desk">
      <StepBar list={list} back={t('reviews.desk.back')} at={at} all={stops.length} onStep={step}>
        {scoring.data?.dueAt && !scoring.data.own && <Tag color={new Date(scoring.data.dueAt).getTime() < Date.now() ? 'red' : 'blue'}>{t('reviews.desk.due', { at: deadlineText(scoring.data.dueAt) })}</Tag>}
      </StepBar>
      {!wide && (
        <div style={{ padding: '12px 12px 0' }}>
          <Segmented
            block
            aria-label={t('reviews.desk.view')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'material', label: t('reviews.desk.material') },
              { value: 'scoring', label: t('reviews.desk.scoring') },
            ]}
          />
        </div>
      )}
      <div className="desk-panes">
        <section className="desk-material" hidden={!wide && shown !== 'material'} aria-label={t('reviews.desk.material')} tabIndex={0}>
          <Material key={id} id={id} shown={read} onShow={setRead} />
        </section>
        <section className="desk-scoring" hidden={!wide && shown !== 'scoring'} aria-label={t('reviews.desk.scoring')} tabIndex={0} style={{ background: token.colorBgContainer, borderInlineStart: wide ? border : 'none' }}>
          {scoring.data ? <ScorePane key={`${round} ${id}`} round={round} scoring={scoring.data} onDone={done} onLeft={() => void go(list)} /> : <Skeleton />}
        </section>
      </div>
    </div>
  );
}
