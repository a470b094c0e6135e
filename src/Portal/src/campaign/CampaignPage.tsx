import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Input, Result, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text, Title } from '../app/text';
import { token } from '../app/token';
import { campaignQuery } from './campaignQuery';
import { ApiProblem } from '../api/problem';
import { GoButton } from '../app/GoButton';
import { ListError } from '../app/ListStates';
import { daysUntil, deadlineText } from '../app/moment';
import { useMay, useMe } from '../session/session';
import { Downloads } from './Downloads';

type Campaign = components['schemas']['CampaignView'];

/** What is announced: the areas, the dates and what is open now, who may recommend. */
export function CampaignPage() {
  const { t } = useTranslation();
  const campaign = useQuery(campaignQuery);
  if (campaign.isPending) return <Skeleton style={{ padding: 32 }} />;
  if (campaign.error instanceof ApiProblem && campaign.error.status === 404) return <Result status="info" title={t('campaign.none')} />;
  if (campaign.error) return <ListError error={campaign.error} onRetry={() => void campaign.refetch()} />;
  return <Announced campaign={campaign.data} />;
}

function Announced({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const next = campaign.dates.find((date) => !date.passed);
  return (
    <div className="list-page" style={{ maxWidth: 1120 }}>
      <Title level={1} style={{ fontSize: 28, marginBottom: 8 }}>
        {campaign.name}
      </Title>
      <Paragraph style={{ fontSize: 15, maxWidth: 760 }}>{t('campaign.lead')}</Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 24 }}>
        <Tag>{t('campaign.announced', { date: campaign.announcedOn })}</Tag>
        {next && <Tag color="blue">{daysUntil(next.at) === 0 ? t('campaign.today', { title: next.title }) : t('campaign.next', { title: next.title, days: daysUntil(next.at) })}</Tag>}
      </Flex>
      <Apply campaign={campaign} />
      <Downloads year={campaign.year} />
      <div className="two-columns">
        <Dates campaign={campaign} />
        <Areas campaign={campaign} />
      </div>
      <Units campaign={campaign} />
    </div>
  );
}

/** The way in for companies, as long as applications are taken. */
function Apply({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const me = useMe();
  const applies = useMay('write:own-applications');
  const closes = campaign.dates.find((date) => date.name === 'applications');
  if (!closes || closes.passed || (me.data && (!applies || !me.data.roles.includes('applicant')))) return null;
  return (
    <Flex gap={12} wrap align="center" style={{ marginBottom: 24 }}>
      <GoButton type="primary" size="large" to={me.data ? '/application' : '/register'}>
        {me.data ? t('applicants.toApplication') : t('applicants.toRegister')}
      </GoButton>
      {!me.data && <Link to="/sign-in?return=%2Fapplication">{t('applicants.signIn')}</Link>}
    </Flex>
  );
}

function Dates({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const next = campaign.dates.findIndex((date) => !date.passed);
  return (
    <Card title={<h2 className="card-title">{t('campaign.dates')}</h2>}>
      <Timeline
        items={campaign.dates.map((date, place) => ({
          color: date.passed ? token.colorTextQuaternary : place === next ? token.colorPrimary : token.colorBorder,
          content: (
            <>
              <Flex gap={8} wrap align="center">
                <Text strong={place === next}>{date.title}</Text>
                {place === next ? <Tag color="blue">{t('campaign.open')}</Tag> : <Text type="secondary">{date.passed ? t('campaign.passed') : t('campaign.ahead')}</Text>}
              </Flex>
              <div>
                {deadlineText(date.at)}
                {date.announced && <Text type="secondary"> {t('campaign.moved', { date: deadlineText(date.announced) })}</Text>}
              </div>
            </>
          ),
        }))}
      />
      <Text type="secondary">{t('campaign.zone')}</Text>
    </Card>
  );
}

function Areas({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  return (
    <Card title={<h2 className="card-title">{t('campaign.areas')}</h2>}>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {campaign.areas.map((area) => (
          <li key={area.number} style={{ marginBottom: 16 }}>
            <Text strong>{area.name}</Text>
            <Paragraph type="secondary" style={{ margin: 0 }}>
              {area.description}
            </Paragraph>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Units({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const found = campaign.units.filter((unit) => unit.name.includes(wanted) || String(unit.number) === wanted);
  const kinds = [...new Set(found.map((unit) => unit.kind))];
  return (
    <Card title={<h2 className="card-title">{t('campaign.units')}</h2>} style={{ marginTop: 16 }}>
      <Flex gap={16} wrap align="center" justify="space-between">
        <Text type="secondary">{t('campaign.unitsHint', { count: campaign.units.length, base: campaign.baseQuota, extended: campaign.extendedQuota })}</Text>
        <Input.Search allowClear aria-label={t('campaign.searchUnit')} placeholder={t('campaign.searchUnit')} value={search} onChange={(event) => setSearch(event.target.value)} style={{ maxWidth: 320 }} />
      </Flex>
      {found.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('campaign.noUnit')} />}
      {kinds.map((kind) => (
        <section key={kind}>
          <h3 style={{ fontSize: 14, margin: '16px 0 8px' }}>{t(`campaign.kind.${kind as keyof typeof kindNames}`)}</h3>
          <div className="unit-grid">
            {found
              .filter((unit) => unit.kind === kind)
              .map((unit) => (
                <span key={unit.number}>
                  <Text type="secondary">{unit.number}</Text> {unit.name}
                </span>
              ))}
          </div>
        </section>
      ))}
    </Card>
  );
}

declare const kindNames: { region: 1; separatelyPlannedCity: 1; corps: 1; association: 1 };
