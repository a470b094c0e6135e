import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Result, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { later } from '../app/later';
import { ListError, ListStale } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { reasonOf } from '../audit/reasonOf';
import { useChoices } from '../campaign/choices';
import { useMay } from '../session/session';
import { colours as letterColours } from '../mail/message';
import { type AccountView, colours, isRole } from './account';
import { AccountActs } from './AccountActs';

const EditDialog = later(async () => (await import('./EditDialog')).EditDialog);

/** One account: whose it is, what as, the link its owner was sent, and what was done to it. */
export function AccountPage() {
  const { t } = useTranslation();
  const id = Number(useParams()['id']);
  const [edits, setEdits] = useState(false);
  const one = useQuery({
    queryKey: ['accounts', 'one', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/accounts/{id}', { params: { path: { id } }, signal })),
    enabled: Number.isInteger(id),
    refetchInterval: ({ state }) => (state.data?.link?.letterStatus === 'queued' || state.data?.link?.letterStatus === 'sending' ? 2_000 : false), // the sender's own writes are not told
  });
  if (!Number.isInteger(id) || (one.error instanceof ApiProblem && one.error.status === 404))
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('accounts.notFound')}</h1>} extra={<Link to="/accounts">{t('accounts.back')}</Link>} />;
  if (one.error && !one.data) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton style={{ padding: 32 }} />;
  const view = one.data;
  const { account } = view;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <ListStale list={one} />
      <Link to="/accounts">{t('accounts.back')}</Link>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ margin: '4px 0 16px' }}>
        <Flex gap={8} wrap align="center">
          <Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {account.displayName || account.userName}
          </Title>
          <Tag color={colours[account.state]}>{t(`accounts.state.${account.state}`)}</Tag>
          {account.locked && <Tag color="red">{t('accounts.state.locked')}</Tag>}
          {account.mustChangePassword && <Tag>{t('accounts.state.oneTime')}</Tag>}
        </Flex>
        <AccountActs view={view} onEdit={() => setEdits(true)} />
      </Flex>
      <div className="two-columns">
        <Flex vertical gap={16}>
          <About view={view} />
          {view.link && <Sent link={view.link} />}
        </Flex>
        <Card title={<h2 className="card-title">{t('accounts.acts')}</h2>}>
          {view.acts.length === 0 ? (
            <Text type="secondary">{t('accounts.noActs')}</Text>
          ) : (
            <Timeline
              items={view.acts.map((act) => ({
                content: (
                  <>
                    <div>{actText(act.act)}</div>
                    {reasonOf(act.details) && <div>{t('accounts.because', { reason: reasonOf(act.details) })}</div>}
                    <Text type="secondary">
                      {momentText(act.at)} · {act.actor.name}
                    </Text>
                  </>
                ),
              }))}
            />
          )}
        </Card>
      </div>
      {edits && <EditDialog view={view} onClose={() => setEdits(false)} />}
    </div>
  );

  function actText(act: string): string {
    const known = ['made', 'changed', 'invited', 'opened', 'disabled', 'enabled', 'unlocked', 'password-reset', 'password-link-sent', 'password-set', 'password-changed', 'link-revoked'] as const;
    const name = known.find((one) => act === `account.${one}`);
    return name ? t(`accounts.act.${name}`) : act;
  }
}

function About({ view: { account } }: { view: AccountView }) {
  const { t } = useTranslation();
  const { unitName } = useChoices();
  return (
    <Card title={<h2 className="card-title">{t('accounts.about')}</h2>}>
      <Descriptions
        column={1}
        items={[
          { key: 'userName', label: t('accounts.form.userName'), children: account.userName },
          { key: 'email', label: t('accounts.column.email'), children: account.email ?? t('accounts.noEmail') },
          { key: 'roles', label: t('accounts.column.roles'), children: account.roles.map((one) => (isRole(one) ? t(`accounts.role.${one}`) : one)).join('、') || '—' },
          ...(account.units.length > 0 ? [{ key: 'units', label: t('accounts.column.units'), children: account.units.map(unitName).join('、') }] : []),
        ]}
      />
    </Card>
  );
}

function Sent({ link }: { link: NonNullable<AccountView['link']> }) {
  const { t } = useTranslation();
  const mayRead = useMay('read:mail');
  return (
    <Card title={<h2 className="card-title">{t(`accounts.link.${link.purpose}`)}</h2>}>
      {link.letterStatus === 'failed' && <Alert type="error" showIcon title={t('accounts.link.failed')} description={link.letterError} style={{ marginBottom: 12 }} />}
      <Descriptions
        column={1}
        items={[
          { key: 'address', label: t('accounts.link.address'), children: link.address },
          { key: 'sent', label: t('accounts.link.made'), children: t('accounts.link.by', { at: momentText(link.createdAt), by: link.createdBy.name }) },
          { key: 'expires', label: t('accounts.link.expires'), children: momentText(link.expiresAt) },
          ...(link.letterStatus
            ? [
                {
                  key: 'letter',
                  label: t('accounts.link.letter'),
                  children: (
                    <Flex gap={8} wrap>
                      <Tag color={letterColours[link.letterStatus]}>{t(`mail.status.${link.letterStatus}`)}</Tag>
                      {mayRead && <Link to={`/mail/${link.letterId}`}>{t('accounts.link.open')}</Link>}
                    </Flex>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
