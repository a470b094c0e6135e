import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { deadlineText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { token } from '../app/token';
import { Bar } from './Bar';
import './dashboard.css';

type Standing = components['schemas']['DashboardView'];

/** How the campaign stands, for the staff: it follows what happens to applications at once, the rest within a minute. */
export function Dashboard() {
  const { t } = useTranslation();
  const standing = useQuery({ queryKey: ['applications', 'dashboard'], queryFn: async ({ signal }) => body(await api.GET('/api/dashboard', { signal })), refetchInterval: 60_000 });
  if (standing.error && !standing.data) return <ListError error={standing.error} onRetry={() => void standing.refetch()} />;
  if (!standing.data) return <Skeleton paragraph={{ rows: 12 }} />;
  const { data } = standing;
  return (
    <section aria-label={t('dashboard.title', { year: data.year })}>
      <h2 style={{ fontSize: 16, margin: '24px 0 12px' }}>{t('dashboard.title', { year: data.year })}</h2>
      <div className="dashboard">
        <Stages data={data} />
        <Deadlines data={data} />
        <Reviewers data={data} />
        <Mail data={data} />
        <Units data={data} />
      </div>
    </section>
  );
}

function Picture({ title, extra, wide, children }: { title: string; extra?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <Card className={wide ? 'wide' : ''} size="small" title={<h3 className="card-title">{title}</h3>} extra={extra}>
      {children}
    </Card>
  );
}

/** Nothing to draw yet, and why. */
function None({ children }: { children: string }) {
  return <p style={{ margin: '8px 0', color: token.colorTextDescription }}>{children}</p>;
}

function Stages({ data }: { data: Standing }) {
  const { t } = useTranslation();
  const stages = [...new Set(data.stages.map(({ stage }) => stage))].map((stage) => ({ stage, count: data.stages.filter((one) => one.stage === stage).reduce((sum, one) => sum + one.count, 0) }));
  const most = Math.max(...stages.map(({ count }) => count));
  const all = stages.reduce((sum, { count }) => sum + count, 0);
  return (
    <Picture title={t('dashboard.stages')} extra={<Link to="/applications">{t('dashboard.all', { count: all })}</Link>}>
      {stages.length === 0 ? (
        <None>{t('dashboard.stagesNone')}</None>
      ) : (
        <table>
          <caption className="only-heard">{t('dashboard.stages')}</caption>
          <tbody>
            {stages.map(({ stage, count }) => (
              <tr key={stage}>
                <th scope="row" style={{ width: 132 }}>
                  <Link to={`/applications?stage=${stage}`}>{t(`applications.stage.${stage}`)}</Link>
                </th>
                <td>
                  <Bar whole={most} parts={[{ value: count, color: stage === 'concluded' ? token.colorTextQuaternary : token.colorPrimary }]} />
                </td>
                <td className="figure" style={{ width: 56 }}>
                  {count}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Picture>
  );
}

function Deadlines({ data }: { data: Standing }) {
  const { t } = useTranslation();
  return (
    <Picture title={t('dashboard.deadlines')}>
      {data.deadlines.length === 0 ? (
        <None>{t('dashboard.deadlinesNone')}</None>
      ) : (
        <table>
          <caption className="only-heard">{t('dashboard.deadlines')}</caption>
          <tbody>
            {data.deadlines.map(({ name, title, at, daysLeft }) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                <td className="figure">{deadlineText(at)}</td>
                <td className="figure" style={{ color: daysLeft < 3 ? token.colorError : token.colorText }}>
                  {daysLeft === 0 ? t('dashboard.today') : t('dashboard.days', { count: daysLeft })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p style={{ margin: '12px 0 0' }}>
        {data.incidents === 0 ? (
          t('dashboard.incidentsNone')
        ) : (
          <>
            <strong style={{ color: token.colorError }}>{t('dashboard.incidentsSome', { count: data.incidents })}</strong> <Link to="/instances?incidents=1">{t('dashboard.look')}</Link>
          </>
        )}
      </p>
    </Picture>
  );
}

/** Who has nothing left to do is only counted. */
function Reviewers({ data }: { data: Standing }) {
  const { t } = useTranslation();
  const waiting = data.reviewers.filter(({ open }) => open > 0);
  const most = Math.max(...waiting.map(({ open, done }) => open + done));
  return (
    <Picture title={t('dashboard.reviewers')}>
      {data.reviewers.length === 0 && <None>{t('dashboard.reviewersNone')}</None>}
      {waiting.length > 0 && (
        <div style={{ maxHeight: 320, overflowY: 'auto' }} tabIndex={0} role="group" aria-label={t('dashboard.reviewers')}>
          <table>
            <thead>
              <tr style={{ color: token.colorTextDescription }}>
                <th scope="col">{t('dashboard.expert')}</th>
                <th scope="col" style={{ width: '40%' }}>
                  <span className="only-heard">{t('dashboard.reviewers')}</span>
                </th>
                <th scope="col" className="figure">
                  {t('dashboard.done')}
                </th>
                <th scope="col" className="figure">
                  {t('dashboard.open')}
                </th>
                <th scope="col" className="figure">
                  {t('dashboard.late')}
                </th>
              </tr>
            </thead>
            <tbody>
              {waiting.map(({ expertId, name, open, late, done }) => (
                <tr key={expertId}>
                  <th scope="row">{name}</th>
                  <td>
                    <Bar
                      whole={most}
                      parts={[
                        { value: done, color: token.colorPrimary },
                        { value: late, color: token.colorError },
                        { value: open - late, color: token.colorWarning },
                      ]}
                    />
                  </td>
                  <td className="figure">{done}</td>
                  <td className="figure">{open}</td>
                  <td className="figure" style={{ color: late > 0 ? token.colorError : token.colorText }}>
                    {late}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.reviewers.length > waiting.length && <None>{t('dashboard.more', { count: data.reviewers.length - waiting.length })}</None>}
    </Picture>
  );
}

function Mail({ data }: { data: Standing }) {
  const { t } = useTranslation();
  const most = Math.max(...data.mail.map(({ sent }) => sent));
  return (
    <Picture
      title={t('dashboard.mail')}
      extra={
        <>
          {data.heldMail > 0 && <Link to="/mail?status=held">{t('dashboard.held', { count: data.heldMail })}</Link>}
          {data.failedMail > 0 && (
            <Link to="/mail?status=failed" style={{ marginInlineStart: 12, color: token.colorError }}>
              {t('dashboard.failed', { count: data.failedMail })}
            </Link>
          )}
        </>
      }
    >
      {most === 0 ? (
        <None>{t('dashboard.mailNone')}</None>
      ) : (
        <>
          <div className="columns" aria-hidden="true">
            {data.mail.map(({ day, sent }) => (
              <span key={day} title={`${day}: ${sent}`}>
                {sent > 0 && <span>{sent}</span>}
                <span style={{ height: `${(sent / most) * 75}%`, minHeight: sent > 0 ? 2 : 0, borderRadius: '3px 3px 0 0', background: token.colorPrimary }} />
                <span style={{ color: token.colorTextDescription, borderTop: `1px solid ${token.colorBorder}` }}>{Number(day.slice(8))}</span>
              </span>
            ))}
          </div>
          <table className="only-heard">
            <caption>{t('dashboard.mail')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('dashboard.day')}</th>
                <th scope="col">{t('dashboard.sent')}</th>
              </tr>
            </thead>
            <tbody>
              {data.mail.map(({ day, sent }) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  <td>{sent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Picture>
  );
}

function Units({ data }: { data: Standing }) {
  const { t } = useTranslation();
  const sum = (part: 'granted' | 'confirmed' | 'reserved') => data.units.reduce((all, unit) => all + unit[part], 0);
  const most = Math.max(...data.units.map(({ granted }) => granted));
  return (
    <Picture wide title={t('dashboard.units')} extra={<span style={{ color: token.colorTextDescription }}>{t('dashboard.unitsHint', { confirmed: sum('confirmed'), reserved: sum('reserved'), granted: sum('granted') })}</span>}>
      {sum('granted') === 0 ? (
        <None>{t('dashboard.unitsNone')}</None>
      ) : (
        <ul className="units">
          {data.units.map(({ number, name, granted, confirmed, reserved }) => (
            <li key={number}>
              <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
                <Link to={`/applications?unit=${number}`}>{name}</Link>
                <span className="figure" aria-hidden="true">
                  {confirmed + reserved}/{granted}
                </span>
                <span className="only-heard">{t('dashboard.useOf', { confirmed, reserved, granted })}</span>
              </div>
              <div style={{ width: `${most > 0 ? (granted / most) * 100 : 0}%` }}>
                <Bar
                  whole={granted}
                  parts={[
                    { value: confirmed, color: token.colorPrimary },
                    { value: reserved, color: token.colorWarning },
                  ]}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Picture>
  );
}
