import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { later } from '../app/later';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { type AccountView, lists } from './account';

const OneTimePassword = later(async () => (await import('./OneTimePassword')).OneTimePassword);

/** What can be done with an account as it stands. Each asks first, and says what it will do. */
export function AccountActs({ view, onEdit }: { view: AccountView; onEdit: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [password, setPassword] = useState<string>();
  const { account, link } = view;
  if (!useMay('write:accounts')) return null;
  const seen = { params: { path: { id: account.id } }, headers: { 'If-Match': `"${view.revision}"` } };
  const named = { params: { path: { name: account.userName } } };
  const open = account.state !== 'disabled';

  const ask = (title: string, hint: string, okText: string, danger: boolean, does: (reason: string | null) => Promise<string | void>, withReason = false) => {
    let reason = '';
    modal.confirm({
      title,
      content: (
        <>
          <p>{hint}</p>
          {withReason && <Input aria-label={t('accounts.reason')} placeholder={t('accounts.reason')} maxLength={200} onChange={(event) => (reason = event.target.value)} />}
        </>
      ),
      okText,
      okButtonProps: { danger },
      cancelText: t('app.cancel'),
      onOk: () => act(() => does(reason.trim() || null)),
    });
  };

  const at = { address: account.email };
  const letter =
    account.state === 'pending'
      ? { act: t('accounts.invite.act'), title: t('accounts.invite.title'), hint: t('accounts.invite.hint', at) }
      : { act: t('accounts.passwordLink.act'), title: t('accounts.passwordLink.title'), hint: t('accounts.passwordLink.hint', at) };
  return (
    <Flex gap={8} wrap>
      <Button onClick={onEdit}>{t('accounts.edit')}</Button>
      {account.locked && (
        <Button
          type="primary"
          disabled={busy}
          onClick={() =>
            void act(async () => {
              await api.POST('/api/accounts/{name}/unlock', named);
              return t('accounts.done.unlocked');
            })
          }
        >
          {t('accounts.unlock')}
        </Button>
      )}
      {open && (
        <Button
          disabled={busy || !account.email}
          title={account.email ? undefined : t('accounts.noEmail')}
          onClick={() =>
            ask(letter.title, link ? t('accounts.linkAgain', at) : letter.hint, t('accounts.send'), false, async () => {
              await api.POST('/api/accounts/{id}/link', seen);
              return t('accounts.done.sent', at);
            })
          }
        >
          {link ? t('accounts.resend') : letter.act}
        </Button>
      )}
      {link && (
        <Button
          disabled={busy}
          onClick={() =>
            ask(t('accounts.revoke.title'), t('accounts.revoke.hint', { address: link.address }), t('accounts.revoke.act'), true, async () => {
              await api.DELETE('/api/accounts/{id}/link', seen);
              return t('accounts.done.revoked');
            })
          }
        >
          {t('accounts.revoke.act')}
        </Button>
      )}
      {open && (
        <Button
          disabled={busy}
          onClick={() =>
            ask(t('accounts.oneTime.ask'), t('accounts.oneTime.askHint', { name: account.displayName || account.userName }), t('accounts.oneTime.act'), true, async () => {
              setPassword(body(await api.POST('/api/accounts/{name}/one-time-password', named)).password);
            })
          }
        >
          {t('accounts.oneTime.act')}
        </Button>
      )}
      {open ? (
        <Button
          danger
          disabled={busy}
          onClick={() =>
            ask(t('accounts.disable.title', { name: account.displayName || account.userName }), t('accounts.disable.hint'), t('accounts.disable.act'), true, async (reason) => {
              await api.POST('/api/accounts/{id}/disable', { ...seen, body: { reason } });
              return t('accounts.done.disabled');
            }, true)
          }
        >
          {t('accounts.disable.act')}
        </Button>
      ) : (
        <Button
          type="primary"
          disabled={busy}
          onClick={() =>
            ask(t('accounts.enable.title', { name: account.displayName || account.userName }), t('accounts.enable.hint'), t('accounts.enable.act'), false, async () => {
              await api.POST('/api/accounts/{id}/enable', seen);
              return t('accounts.done.enabled');
            })
          }
        >
          {t('accounts.enable.act')}
        </Button>
      )}
      {password && <OneTimePassword userName={account.userName} password={password} onClose={() => setPassword(undefined)} />}
    </Flex>
  );
}
