import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { followChanges } from '../api/live';
import { onSessionEnd } from '../session/ended';
import { useMe } from '../session/session';
import { forgetToken } from '../session/token';
import './frame.css';
import { useFolded } from './folded';
import { Loading } from './Loading';
import { MenuDrawer } from './MenuDrawer';
import { PageBoundary } from './PageBoundary';
import { SideNav } from './SideNav';
import { TopBar } from './TopBar';
import { useWide } from './useWide';

/** What surrounds every page: the bar at the top, the menu at the side; on a phone the menu is drawn in when asked for. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const place = useLocation();
  const go = useNavigate();
  const queries = useQueryClient();
  const wide = useWide();
  const [drawn, setDrawn] = useState(false);
  const { folded, fold } = useFolded(place.pathname);
  const here = `${place.pathname}${place.search}`;

  useEffect(() => {
    onSessionEnd(() => {
      forgetToken();
      queries.clear();
      void go(`/sign-in?return=${encodeURIComponent(here)}`, { replace: true, state: { ended: true } });
    });
  }, [go, here, queries]);

  const person = me.data?.userName;
  useEffect(() => (person ? followChanges(queries) : undefined), [person, queries]);

  if (me.isPending) return <Loading whole />;
  if (me.error)
    return (
      <div className="unreachable" role="alert">
        <h1>{t('app.unreachable')}</h1>
        {me.error.message}
        <Button type="primary" onClick={() => void me.refetch()}>
          {t('app.retry')}
        </Button>
      </div>
    );
  if (me.data?.mustChangePassword) return <Navigate to={`/sign-in?return=${encodeURIComponent(here)}`} replace />;
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <TopBar me={me.data} wide={wide} folded={folded} onMenu={() => (wide ? fold(!folded) : setDrawn(true))} />
      <div className="frame-body">
        {wide ? (
          <aside className={folded ? 'side folded' : 'side'}>
            <SideNav me={me.data} folded={folded} />
          </aside>
        ) : (
          drawn && <MenuDrawer me={me.data} onClose={() => setDrawn(false)} />
        )}
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <PageBoundary at={here}>
              <Outlet />
            </PageBoundary>
          </Suspense>
        </main>
      </div>
    </div>
  );
}
