import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { may } from '../session/may';
import { useMe } from '../session/session';
import { entryOf, mayOpen } from './navigation';

/** Pages of somebody who is signed in: whoever is not is led to the sign-in and back; whoever may not open this one is told so. */
export function SignedIn() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname, search } = useLocation();
  if (!me.data) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  if (!mayOpen(me.data, pathname)) {
    if (entryOf(pathname)?.path === '/applications' && may(me.data, 'write:own-applications')) return <Navigate to="/application" replace />; // a company has one, at an address of its own
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('app.notYours')}</h1>} subTitle={t('app.notYoursHint')} />;
  }
  return <Outlet />;
}
