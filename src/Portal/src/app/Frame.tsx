import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Flex, Grid, Layout, Spin } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { followChanges } from '../api/live';
import { onSessionEnd } from '../session/ended';
import { useMe } from '../session/session';
import { forgetToken } from '../session/token';
import { useFolded } from './folded';
import { PageBoundary } from './PageBoundary';
import { SideNav } from './SideNav';
import { token } from './token';
import { TopBar } from './TopBar';

/** What surrounds every page: the bar at the top, the menu at the side; on a phone the menu is drawn in when asked for. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const place = useLocation();
  const go = useNavigate();
  const queries = useQueryClient();
  const wide = Grid.useBreakpoint().lg !== false;
  const [drawn, setDrawn] = useState(false);
  const { folded, fold } = useFolded(place.pathname);
  const here = `${place.pathname}${place.search}`;

  useEffect(() => {
    onSessionEnd(() => {
      forgetToken();
      queries.clear();
      void go(`/sign-in?return=${encodeURIComponent(here)}`, { replace: true });
    });
  }, [go, here, queries]);

  const person = me.data?.userName;
  useEffect(() => (person ? followChanges(queries) : undefined), [person, queries]);

  if (me.isPending) return <Spin fullscreen description={t('app.loading')} />;
  if (me.error)
    return (
      <Flex vertical align="center" justify="center" gap={16} role="alert" style={{ minHeight: '100%', padding: 24, color: token.colorText, textAlign: 'center' }}>
        <h1 style={{ margin: 0, fontSize: 24 }}>{t('app.unreachable')}</h1>
        {me.error.message}
        <Button type="primary" onClick={() => void me.refetch()}>
          {t('app.retry')}
        </Button>
      </Flex>
    );
  if (me.data?.mustChangePassword) return <Navigate to={`/sign-in?return=${encodeURIComponent(here)}`} replace />;
  return (
    <Layout style={{ height: '100%', background: token.colorBgLayout }}>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <TopBar me={me.data} wide={wide} folded={folded} onMenu={() => (wide ? fold(!folded) : setDrawn(true))} />
      <Layout style={{ minHeight: 0, background: 'transparent' }}>
        {wide ? (
          <Layout.Sider theme="light" width={208} collapsedWidth={64} collapsed={folded} style={{ borderInlineEnd: `1px solid ${token.colorBorderSecondary}`, overflowY: 'auto' }}>
            <SideNav me={me.data} folded={folded} />
          </Layout.Sider>
        ) : (
          <Drawer open={drawn} onClose={() => setDrawn(false)} placement="left" size={260} title={t('app.menu')} styles={{ body: { padding: 0 } }}>
            <SideNav me={me.data} folded={false} onGo={() => setDrawn(false)} />
          </Drawer>
        )}
        <Layout.Content id="content" role="main" tabIndex={-1} style={{ minHeight: 0, overflow: 'auto', outline: 'none' }}>
          <Suspense
            fallback={
              <Flex justify="center" style={{ padding: 64 }}>
                <Spin />
              </Flex>
            }
          >
            <PageBoundary at={here}>
              <Outlet />
            </PageBoundary>
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
