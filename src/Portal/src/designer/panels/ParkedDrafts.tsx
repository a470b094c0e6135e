import { useQuery } from '@tanstack/react-query';
import { Button, Card, Collapse, Flex, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client';
import { modal } from '../../app/ask';
import { Paragraph } from '../../app/text';
import { useAct } from '../../app/useAct';
import { Changes } from './Changes';
import type { PanelProps } from './panel';

const lists = ['definition'] as const;

/** Saves that came too late: compared with what stands, and taken over, kept as a copy, or given up. */
export function ParkedDrafts({ definitionId, studio }: PanelProps) {
  const { t } = useTranslation();
  const go = useNavigate();
  const { act, busy } = useAct(lists);
  const parked = useQuery({
    queryKey: ['definition', definitionId, 'parked'],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/parked', { params: { path: { definitionId } }, signal })),
  });
  if (!parked.data || parked.data.length === 0) return null;

  const of = (id: number) => ({ params: { path: { definitionId, id } } });
  const takeOver = (id: number) =>
    act(async () => {
      await api.POST('/api/designer/definitions/{definitionId}/parked/{id}/take-over', of(id));
      studio.restart();
      return t('beside.done.take-over');
    });
  const copy = (id: number, name: string) =>
    act(async () => {
      const made = body(await api.POST('/api/designer/definitions/{definitionId}/parked/{id}/copy', { ...of(id), body: { name } }));
      void go(`/designer/${encodeURIComponent(made.definitionId)}`);
      return t('beside.done.copy');
    });
  const discard = (id: number) =>
    act(async () => {
      await api.POST('/api/designer/definitions/{definitionId}/parked/{id}/discard', of(id));
      studio.restart();
      return t('beside.done.discard');
    });

  return (
    <Flex vertical gap={12} style={{ marginBottom: 16 }}>
      {parked.data.map((draft) => (
        <Card key={draft.id} size="small" title={t(draft.yours ? 'beside.parkedYours' : 'beside.parkedOf', { name: draft.authorName })} extra={dayjs(draft.at).format('MM-DD HH:mm')}>
          <Paragraph type="secondary">{t('beside.parkedHint')}</Paragraph>
          <Collapse ghost size="small" defaultActiveKey={['changes']} items={[{ key: 'changes', label: t('beside.against', { count: draft.changes.length }), children: <Changes changes={draft.changes} /> }]} />
          <Flex gap={8} wrap>
            <Button size="small" type="primary" disabled={busy} onClick={() => modal.confirm({ title: t('beside.takeOverTitle'), content: t('beside.takeOverHint'), okText: t('beside.takeOver'), cancelText: t('app.cancel'), onOk: () => takeOver(draft.id) })}>
              {t('beside.takeOver')}
            </Button>
            <CopyButton busy={busy} onCopy={(name) => copy(draft.id, name)} />
            <Button size="small" danger disabled={busy} onClick={() => modal.confirm({ title: t('beside.discardTitle'), content: t('beside.discardHint'), okText: t('beside.discard'), okButtonProps: { danger: true }, cancelText: t('app.cancel'), onOk: () => discard(draft.id) })}>
              {t('beside.discard')}
            </Button>
          </Flex>
        </Card>
      ))}
    </Flex>
  );
}

function CopyButton({ busy, onCopy }: { busy: boolean; onCopy: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  if (name === undefined) {
    return (
      <Button size="small" disabled={busy} onClick={() => setName('')}>
        {t('beside.copy')}
      </Button>
    );
  }
  return <Input.Search size="small" style={{ width: 220 }} autoFocus value={name} aria-label={t('beside.copyName')} placeholder={t('beside.copyName')} enterButton={t('beside.copy')} onChange={(event) => setName(event.target.value)} onSearch={onCopy} />;
}
