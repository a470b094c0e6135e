import { DownOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { later } from '../app/later';
import { AskDialog, ReasonDialog } from '../app/laterDialogs';
import { MenuButton } from '../app/MenuButton';
import { useAct } from '../app/useAct';
import { onKeys } from '../app/keys';
import type { Task } from './task';

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

  const close = () => setAsked(undefined);
  const why = { label: t('inbox.reason'), extra: t('inbox.reasonHint'), field: 'reason' };
  const releasing = { title: t('inbox.release.title'), hint: t('inbox.release.hint'), ok: t('inbox.act.release'), lists, onClose: close };
  const release = async (reason: string | null) => {
    await api.POST('/api/tasks/{id}/release', { params, headers, body: { reason } });
    if (line.mine) onLeft();
    return t('inbox.act.released');
  };
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
            if (line.mine) onLeft();
            return asked === 'delegate' ? t('inbox.act.delegated', { name }) : t('inbox.act.assigned', { name });
          }}
          onClose={close}
        />
      )}
      {asked === 'release' && !others && <AskDialog {...releasing} onOk={() => release(null)} />}
      {asked === 'release' && others && <ReasonDialog {...releasing} {...why} onOk={release} />}
      {asked === 'plan' && <PlanDialog task={task} onClose={close} />}
      {(asked === 'closeEarly' || asked === 'cancel') && (
        <ReasonDialog
          title={asked === 'cancel' ? t('inbox.end.cancelTitle') : t('inbox.end.closeTitle')}
          hint={asked === 'cancel' ? t('inbox.end.cancelHint') : t('inbox.end.closeHint')}
          ok={asked === 'cancel' ? t('inbox.act.cancel') : t('inbox.act.closeEarly')}
          danger
          lists={lists}
          {...why}
          onOk={async (reason) => {
            await api.POST(asked === 'cancel' ? '/api/tasks/{id}/cancel' : '/api/tasks/{id}/close-early', { params, headers, body: { reason } });
            return asked === 'cancel' ? t('inbox.act.cancelled') : t('inbox.act.closed');
          }}
          onClose={close}
        />
      )}
    </Flex>
  );
}
