import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { token } from '../app/token';
import icon from '../brand/icon.svg';
import { setLanguage } from '../i18n';
import { destination } from './destination';
import { NewPasswordForm } from './NewPasswordForm';
import { meKey, useMe } from './session';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [query] = useSearchParams();
  const go = useNavigate();
  const me = useMe();
  const ended = (useLocation().state as { readonly ended?: boolean } | null)?.ended === true;
  const [given, setGiven] = useState<string>();
  const back = destination(query.get('return'));

  if (me.data && !me.data.mustChangePassword) return <Navigate to={back} replace />;
  return (
    <Flex vertical align="center" justify="center" gap={24} style={{ minHeight: '100%', padding: 24, boxSizing: 'border-box', background: token.colorBgLayout }}>
      <main style={{ width: '100%', maxWidth: 400 }}>
        <Card styles={{ body: { padding: 32 } }}>
          <Flex vertical align="center" gap={12} style={{ marginBottom: 28 }}>
            <img src={icon} alt="" width={48} height={48} />
            <h1 style={{ margin: 0, fontSize: 20, fontWeight: 600 }}>{t('app.name')}</h1>
          </Flex>
          {ended && !me.data && <Alert type="info" showIcon role="status" title={t('session.ended')} style={{ marginBottom: 20 }} />}
          {me.data?.mustChangePassword ? (
            <NewPasswordForm given={given} onDone={() => void queries.invalidateQueries({ queryKey: meKey }).then(() => go(back, { replace: true }))} />
          ) : (
            <SignInForm
              onDone={(who, password) => {
                if (who.mustChangePassword) setGiven(password);
                queries.setQueryData(meKey, who);
              }}
            />
          )}
          {!me.data && (
            <Flex justify="center" style={{ marginTop: 20 }}>
              <Link to="/register">{t('applicants.toRegister')}</Link>
            </Flex>
          )}
        </Card>
      </main>
      <Button type="link" onClick={() => setLanguage(i18n.language === 'zh' ? 'en' : 'zh')} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}>
        {i18n.language === 'zh' ? 'English' : '中文'}
      </Button>
    </Flex>
  );
}
