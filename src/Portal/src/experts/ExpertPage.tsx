import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Empty, Flex, Result, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { later } from '../app/later';
import { ReasonDialog } from '../app/laterDialogs';
import { ListError, ListStale } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { reasonOf } from '../audit/reasonOf';
import { useChoices } from '../campaign/choices';
import { useMay } from '../session/session';
import { colours, type ExpertView, lists } from './expert';
import { ExpertActs } from './ExpertActs';

const ExpertDialog = later(async () => (await import('./ExpertDialog')).ExpertDialog);

/** One expert: what they know, how to reach them, what they have to do, and whom they judge nothing of. */
export function ExpertPage() {
  const { t } = useTranslation();
  const id = Number(useParams()['id']);
  const [edits, setEdits] = useState(false);
  const one = useQuery({ queryKey: ['reviews', 'experts', 'one', id], queryFn: async ({ signal }) => body(await api.GET('/api/experts/{id}', { params: { path: { id } }, signal })), enabled: Number.isInteger(id) });
  if (!Number.isInteger(id) || (one.error instanceof ApiProblem && one.error.status === 404))
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('experts.notFound')}</h1>} extra={<Link to="/experts">{t('experts.back')}</Link>} />;
  if (one.error && !one.data) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton style={{ padding: 32 }} />;
  const view = one.data;
  const { expert } = view;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <ListStale list={one} />
      <Link to="/experts">{t('experts.back')}</Link>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ margin: '4px 0 16px' }}>
        <Flex gap={8} wrap align="center">
          <Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {expert.name}
          </Title>
          <Tag color={colours[expert.standing]}>{t(`experts.standings.${expert.standing}`)}</Tag>
          {expert.accountState !== 'active' && <Tag color={expert.accountState === 'pending' ? 'blue' : 'red'}>{t(`experts.account.${expert.accountState ?? 'none'}`)}</Tag>}
        </Flex>
        <ExpertActs view={view} onEdit={() => setEdits(true)} />
      </Flex>
      <div className="two-columns">
        <Flex vertical gap={16}>
          <About view={view} />
          <Work view={view} />
        </Flex>
        <Flex vertical gap={16}>
          <Ties view={view} />
          <Acts view={view} />
        </Flex>
      </div>
      {edits && <ExpertDialog view={view} onClose={() => setEdits(false)} />}
    </div>
  );
}

function About({ view: { expert, invitationUntil } }: { view: ExpertView }) {
  const { t } = useTranslation();
  const { areas } = useChoices();
  return (
    <Card title={<h2 className="card-title">{t('experts.about')}</h2>}>
      <Descriptions
        column={1}
        items={[
          { key: 'employer', label: t('experts.employer'), children: expert.employer },
          ...(expert.unitName ? [{ key: 'unit', label: t('experts.unit'), children: expert.unitName }] : []),
          { key: 'email', label: t('experts.email'), children: expert.email },
          { key: 'account', label: t('experts.account.name'), children: expert.account },
          ...(invitationUntil ? [{ key: 'invitation', label: t('experts.invitation'), children: t('experts.invitationUntil', { at: momentText(invitationUntil) }) }] : []),
          {
            key: 'areas',
            label: t('experts.areas'),
            children: <Flex vertical>{expert.areas.map((number) => <span key={number}>{areas.find((area) => area.value === number)?.label ?? number}</span>)}</Flex>,
          },
          ...(expert.outFrom
            ? [{ key: 'out', label: t('experts.out'), children: expert.outUntil ? t('experts.outPeriod', { from: expert.outFrom, until: expert.outUntil }) : t('experts.outFrom', { from: expert.outFrom }) }]
            : []),
        ]}
      />
    </Card>
  );
}

function Work({ view }: { view: ExpertView }) {
  const { t } = useTranslation();
  const counts = (['open', 'submitted', 'declined', 'replaced', 'voided'] as const).filter((name) => name === 'open' || name === 'submitted' || view[name] > 0);
  return (
    <Card title={<h2 className="card-title">{t('experts.work')}</h2>}>
      <Descriptions
        column={1}
        items={[
          { key: 'load', label: t('experts.load'), children: t('experts.loadOf', { assigned: view.expert.assigned, capacity: view.expert.capacity }) },
          ...counts.map((name) => ({ key: name, label: t(`experts.sheets.${name}`), children: view[name] })),
        ]}
      />
    </Card>
  );
}

function Ties({ view: { expert, ties } }: { view: ExpertView }) {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const [ending, setEnding] = useState<ExpertView['ties'][number]>();
  return (
    <Card title={<h2 className="card-title">{t('experts.ties')}</h2>}>
      {ties.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('experts.noTies')} />
      ) : (
        <ul className="plain-list">
          {ties.map((tie) => (
            <li key={tie.id}>
              <strong>{tie.company}</strong>
              {may && (
                <Button type="link" size="small" onClick={() => setEnding(tie)} aria-label={`${t('experts.untie.act')} ${tie.company}`}>
                  {t('experts.untie.act')}
                </Button>
              )}
              <div>{tie.reason}</div>
              {tie.note && <div>{tie.note}</div>}
              <Text type="secondary">{momentText(tie.declaredAt)}</Text>
            </li>
          ))}
        </ul>
      )}
      {ending && (
        <ReasonDialog
          title={t('experts.untie.title', { company: ending.company })}
          hint={t('experts.untie.hint')}
          label={t('experts.untie.reason')}
          ok={t('experts.untie.act')}
          danger
          field="reason"
          lists={lists}
          onOk={async (reason) => {
            await api.POST('/api/experts/{id}/ties/{tieId}/withdrawal', { params: { path: { id: expert.id, tieId: ending.id } }, body: { reason } });
            return t('experts.untie.done', { company: ending.company });
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Card>
  );
}

function Acts({ view: { acts } }: { view: ExpertView }) {
  const { t } = useTranslation();
  const known = ['added', 'changed', 'outOfOffice', 'retired', 'returned'] as const;
  const text = (act: string) => {
    if (act === 'recusal.companyDeclared') return t('experts.act.tied');
    if (act === 'recusal.companyWithdrawn') return t('experts.act.untied');
    const name = known.find((one) => act === `expert.${one}`);
    return name ? t(`experts.act.${name}`) : act;
  };
  return (
    <Card title={<h2 className="card-title">{t('experts.acts')}</h2>}>
      <Timeline
        items={acts.map((act) => ({
          content: (
            <>
              <div>{text(act.act)}</div>
              {act.act === 'expert.retired' && reasonOf(act.details) && <div>{t('experts.because', { reason: reasonOf(act.details) })}</div>}
              <Text type="secondary">
                {momentText(act.at)} · {act.actor.name}
              </Text>
            </>
          ),
        }))}
      />
    </Card>
  );
}
