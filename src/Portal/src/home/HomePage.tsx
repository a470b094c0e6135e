import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazily } from '../app/lazily';
import { PageBoundary } from '../app/PageBoundary';
import { Skeleton } from '../app/Skeleton';
import { Title } from '../app/text';
import { CampaignPage } from '../campaign/CampaignPage';
import { NextTasks } from '../inbox/NextTasks';
import { may } from '../session/may';
import { useMe } from '../session/session';

/** Only the staff load it. */
const Dashboard = lazily(async () => (await import('../dashboard/Dashboard')).Dashboard);

/** Where everybody begins: the public with what is announced, who is signed in with what is theirs to do. */
export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return <CampaignPage />;
  return (
    <div className="list-page">
      <Title level={1} style={{ fontSize: 20, margin: '0 0 16px' }}>
        {t('home.greeting', { name: me.data.displayName || me.data.userName })}
      </Title>
      {may(me.data, 'use:inbox') && <NextTasks />}
      {may(me.data, 'read:selection') && (
        <PageBoundary part at="dashboard">
          <Suspense fallback={<Skeleton paragraph={{ rows: 12 }} style={{ marginTop: 24 }} />}>
            <Dashboard />
          </Suspense>
        </PageBoundary>
      )}
    </div>
  );
}
