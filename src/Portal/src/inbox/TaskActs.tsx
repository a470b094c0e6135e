import { DownOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { later } from '../app/later';
import { MenuButton } from '../app/MenuButton';
import { message } from '../app/say';
import { useAct } from '../app/useAct';
import { onKeys } from './keys';
import type { Task } from './task';

const AskDialog = later(async () => (await import('./AskDialog')).AskDialog);
const GiveDialog = later(async () => (await import('./GiveDialog')).GiveDialog);
const PlanDialog = later(async () => (await import('./PlanDialog')).PlanDialog);

const lists = ['tasks'];

type Asked = 'delegate' | 'assign' | 'release' | 'plan' | 'closeEarly' | 'cancel';

/** What can be done with a task beside answering it; each that takes something away asks first. */
export function TaskActs({ task, onLeft }: { task: Task; onLeft: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [asked, setAsked] = useState<Asked>();
  const { line, may } = task;
  const params = { path: { id: line.id } };
  const headers = { 'If-Match': `"${line.revision}"` };
  const others = may.inPlace && line.assignee !== null && line.assignee !== undefined;

  const claim = () => act(async () => {
    await api.POST('/api/tasks/{id}/claim', { params });
    return t('inbox.act.claimed');
  });
  const latest = useRef(claim);
  latest.current = claim;
  useEffect(() => onKeys({ c: () => void (may.claim && latest.current()) }), [may.claim]);

  /** What a dialog asked for: refused, it stays there; done, it is said. */
  const done = (says: string) => {
    message.success(says);
    void act(async () => undefined);
  };
  const close = () => setAsked(undefined);
  const more = [
    ...(may.plan ? [{ key: 'plan', label: t('inbox.act.plan') }] : []),
    ...(may.assign ? [{ key: 'assign', label: t('inbox.act.assign') }] : []),
    ...(may.end ? [{ key: 'closeEarly', label: t('inbox.act.closeEarly'), danger: true }, { key: 'cancel', label: t('inbox.act.cancel'), danger: true }] : []),
  ];
  return (
    <Flex gap={8} wrap>
      {may.claim && (
        <Button type="primary" loading={busy} onClick={() => void claim()} aria-keyshortcuts="c">
          {t('inbox.act.claim')}
        </Button>
      )}
      {may.delegate && <Button onClick={() => setAsked('delegate')}>{t('inbox.act.delegate')}</Button>}
      {may.release && <Button onClick={() => setAsked('release')}>{t('inbox.act.release')}</Button>}
      {more.length > 0 && (
        <MenuButton items={more} onChoose={(key) => setAsked(key as Asked)}>
          {t('inbox.act.more')} <DownOutlined style={{ fontSize: 10 }} />
        </MenuButton>
      )}
      {(asked === 'delegate' || asked === 'assign') && (
        <GiveDialog
          task={line.id}
          how={asked}
          reason={others}
          onGive={async (to, name, reason) => {
            await api.POST(asked === 'delegate' ? '/api/tasks/{id}/delegate' : '/api/tasks/{id}/assign', { params, headers, body: { to, reason: reason || null } });
            done(asked === 'delegate' ? t('inbox.act.delegated', { name }) : t('inbox.act.assigned', { name }));
            if (line.mine) onLeft();
          }}
          onClose={close}
        />
      )}
      {asked === 'release' && (
        <AskDialog
          title={t('inbox.release.title')}
          hint={t('inbox.release.hint')}
          ok={t('inbox.act.release')}
          reason={others}
          onOk={async (reason) => {
            await api.POST('/api/tasks/{id}/release', { params, headers, body: { reason: reason || null } });
            done(t('inbox.act.released'));
            if (line.mine) onLeft();
          }}
          onClose={close}
        />
      )}
      {asked === 'plan' && <PlanDialog task={task} onDone={() => done(t('inbox.act.planned'))} onClose={close} />}
      {(asked === 'closeEarly' || asked === 'cancel') && (
        <AskDialog
          title={asked === 'cancel' ? t('inbox.end.cancelTitle') : t('inbox.end.closeTitle')}
          hint={asked === 'cancel' ? t('inbox.end.cancelHint') : t('inbox.end.closeHint')}
          ok={asked === 'cancel' ? t('inbox.act.cancel') : t('inbox.act.closeEarly')}
          danger
          reason
          onOk={async (reason) => {
            await api.POST(asked === 'cancel' ? '/api/tasks/{id}/cancel' : '/api/tasks/{id}/close-early', { params, headers, body: { reason } });
            done(asked === 'cancel' ? t('inbox.act.cancelled') : t('inbox.act.closed'));
          }}
          onClose={close}
        />
      )}
    </Flex>
  );
}
