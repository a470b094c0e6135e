import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { later } from '../app/later';
import { Text } from '../app/text';
import { token } from '../app/token';
import { useAct } from '../app/useAct';
import type { Scope } from './inboxState';
import type { TaskLine } from './task';

const GiveDialog = later(async () => (await import('./GiveDialog')).GiveDialog);

const lists = ['tasks'];

/** The same act for all chosen tasks; those that are refused are told with the reason, and stay chosen. */
export function BulkBar({ chosen, scope, coordinator, onLeft }: { chosen: readonly TaskLine[]; scope: Scope; coordinator: boolean; onLeft: (ids: readonly number[]) => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [giving, setGiving] = useState(false);
  const how = coordinator ? 'assign' : 'delegate';
  const ids = chosen.map((line) => line.id);
  const run = async (what: { readonly act: string; readonly to?: string; readonly priority?: number; readonly reason?: string }) => {
    const results = body(await api.POST('/api/tasks/bulk', { body: { ids, to: null, priority: null, action: null, data: null, comment: null, reason: null, ...what } }));
    const refused = results.filter((one) => one.refused);
    onLeft(refused.map((one) => one.id));
    const done = results.length - refused.length;
    if (refused.length === 0) return t('inbox.bulk.done', { count: done });
    modal.warning({
      title: t('inbox.bulk.partly', { count: done, refused: refused.length }),
      content: (
        <ul style={{ paddingInlineStart: 20 }} aria-label={t('inbox.bulk.refusedTitle')}>
          {refused.slice(0, 8).map((one) => (
            <li key={one.id}>
              {chosen.find((line) => line.id === one.id)?.title}: {one.refused}
            </li>
          ))}
          {refused.length > 8 && <li>{t('inbox.bulk.more', { count: refused.length })}</li>}
        </ul>
      ),
    });
    return undefined;
  };
  return (
    <Flex gap={8} wrap align="center" role="toolbar" aria-label={t('inbox.bulk.toolbar')} style={{ padding: '8px 16px', position: 'sticky', bottom: 0, background: token.colorBgElevated, borderTop: `1px solid ${token.colorBorderSecondary}`, zIndex: 1 }}>
      <Text>{t('app.selected', { count: ids.length })}</Text>
      {(scope === 'Available' || coordinator) && (
        <Button size="small" type="primary" disabled={busy} onClick={() => void act(() => run({ act: 'claim' }))}>
          {t('inbox.bulk.claimTitle')}
        </Button>
      )}
      {(scope === 'Assigned' || coordinator) && (
        <Button size="small" disabled={busy} onClick={() => setGiving(true)}>
          {t(`inbox.act.${how}`)}
        </Button>
      )}
      {scope === 'Assigned' && (
        <Button size="small" disabled={busy} onClick={() => modal.confirm({ title: t('inbox.release.title'), content: t('inbox.release.hint'), okText: t('inbox.act.release'), cancelText: t('app.cancel'), onOk: () => act(() => run({ act: 'release' })) })}>
          {t('inbox.act.release')}
        </Button>
      )}
      {(scope === 'Assigned' || coordinator) && (
        <Button size="small" disabled={busy} onClick={() => void act(() => run({ act: 'priority', priority: 90 }))}>
          {t('inbox.bulk.raise')}
        </Button>
      )}
      <Button size="small" type="text" onClick={() => onLeft([])}>
        {t('inbox.bulk.none')}
      </Button>
      {giving && ids[0] !== undefined && (
        <GiveDialog
          task={ids[0]}
          how={how}
          reason={coordinator && scope !== 'Assigned'}
          onGive={(to, _name, reason) => run({ act: how, to, ...(reason && { reason }) })}
          onClose={() => setGiving(false)}
        />
      )}
    </Flex>
  );
}
