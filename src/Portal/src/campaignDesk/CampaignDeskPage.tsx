import { useQuery } from '@tanstack/react-query';
import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { lazily } from '../app/lazily';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Tabs } from '../app/Tabs';
import { Text, Title } from '../app/text';
import { useTab } from '../app/useTab';
import { campaignQuery } from '../campaign/campaignQuery';

const DatesForm = lazily(async () => (await import('./DatesForm')).DatesForm);
const DownloadsForm = lazily(async () => (await import('./DownloadsForm')).DownloadsForm);
const SettingsForm = lazily(async () => (await import('./SettingsForm')).SettingsForm);

/** Dates and settings of the campaign: what a change would move is shown before it is made. */
export function CampaignDeskPage() {
  const { t } = useTranslation();
  const [tab, setTab] = useTab(['dates', 'files', 'settings']);
  const campaign = useQuery(campaignQuery);
  const year = campaign.data?.year;
  const desk = useQuery({
    queryKey: ['campaigns', 'desk', year],
    queryFn: async ({ signal }) => body(await api.GET('/api/campaigns/{year}/settings', { params: { path: { year: year ?? 0 } }, signal })),
    enabled: year !== undefined,
  });
  if (campaign.error instanceof ApiProblem && campaign.error.status === 404) return <Result status="info" title={t('campaign.none')} />;
  if (campaign.error && !campaign.data) return <ListError error={campaign.error} onRetry={() => void campaign.refetch()} />;
  if (desk.error && !desk.data) return <ListError error={desk.error} onRetry={() => void desk.refetch()} />;
  if (!desk.data) return <Skeleton style={{ padding: 32 }} />;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {t('campaignDesk.title')}
      </Title>
      <Text type="secondary">{desk.data.name}</Text>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'dates', label: t('campaignDesk.dates'), children: <DatesForm desk={desk.data} /> },
          { key: 'files', label: t('campaignDesk.files'), children: <DownloadsForm year={desk.data.year} /> },
          { key: 'settings', label: t('campaignDesk.settings'), children: <SettingsForm desk={desk.data} /> },
        ]}
      />
    </div>
  );
}
