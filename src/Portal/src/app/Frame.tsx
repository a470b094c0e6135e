import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Layout, Result, Spin, theme } from 'antd';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { ApiProblem } from '../api/problem';
import { onSessionEnd } from '../session/ended';
import { useMe } from '../session/session';
import { forgetToken } from '../session/token';
import { TopBar } from './TopBar';

/** What surrounds every page of somebody who is signed in; whoever is not is led to the sign-in and back. */
export function Frame() {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const me = useMe();
  const place = useLocation();
  const go = useNavigate();
  const queries = useQueryClient();
  const here = `${place.pathname}${place.search}`;

  useEffect(() => {
    onSessionEnd(() => {
      forgetToken();
      queries.clear();
      void go(`/sign-in?return=${encodeURIComponent(here)}`, { replace: true });
    });
  }, [go, here, queries]);

  if (me.isPending) return <Spin fullscreen description={t('app.loading')} />;
  if (me.error) {
    if (me.error instanceof ApiProblem && me.error.status === 401) return <Navigate to={`/sign-in?return=${encodeURIComponent(here)}`} replace />;
    return (
      <Result
        status="warning"
        title={t('app.unreachable')}
        subTitle={me.error.message}
        extra={
          <Button type="primary" onClick={() => void me.refetch()}>
            {t('app.retry')}
          </Button>
        }
      />
    );
  }
  if (me.data.mustChangePassword) return <Navigate to={`/sign-in?return=${encodeURIComponent(here)}`} replace />;
  return (
    <Layout style={{ height: '100%', background: token.colorBgLayout }}>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <TopBar me={me.data} />
      <Layout.Content id="content" role="main" tabIndex={-1} style={{ minHeight: 0, overflow: 'auto', outline: 'none' }}>
        <Suspense
          fallback={
            <Flex justify="center" style={{ padding: 64 }}>
              <Spin />
            </Flex>
          }
        >
          <Outlet />
        </Suspense>
      </Layout.Content>
    </Layout>
  );
}
