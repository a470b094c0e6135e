import { Button, Flex, Select, Tag, Timeline } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { elsa } from '../../api/elsa';
import { modal } from '../../app/ask';
import { ListError, ListStale } from '../../app/ListStates';
import { Skeleton } from '../../app/Skeleton';
import { Text, Title } from '../../app/text';
import { token } from '../../app/token';
import { useAct } from '../../app/useAct';
import { useMay } from '../../session/session';
import { Changes } from './Changes';
import { useHistory, type Schemas } from './desk';
import type { PanelProps } from './panel';
import { ParkedDrafts } from './ParkedDrafts';

type Version = Schemas['VersionReply'];

/** What the audit keeps of an act; which of it depends on the act. */
interface Details {
  readonly version?: number;
  readonly from?: number;
  readonly to?: number;
  readonly moved?: number;
  readonly changes?: readonly string[];
  readonly changesEn?: readonly string[];
}

const acts = ['published', 'retracted', 'imported', 'reverted', 'deleted', 'versionDeleted', 'migrated', 'migrationUndone'] as const;
const lists = ['definition'] as const;

/** Every version, who published it, what differs between any two, the way back to an old one, and what the audit tells. */
export function VersionsPanel(props: PanelProps) {
  const { t } = useTranslation();
  const history = useHistory(props.definitionId);
  const { act, busy } = useAct(lists);
  const mayDelete = useMay('delete:workflow-definitions');
  const [pair, setPair] = useState<readonly [number, number]>();
  if (history.isPending) return <Skeleton />;
  if (history.data === undefined) return <ListError error={history.error} onRetry={() => void history.refetch()} />;
  const { versions } = history.data;
  const published = versions.find((version) => version.isPublished);
  const draft = versions[0]?.isLatest && !versions[0].isPublished && published ? versions[0] : undefined;
  /** What a version is measured by: a draft by what is published, any other by the one before it. */
  const before = (version: Version, index: number) => (published && !version.isPublished && version.version > published.version ? published : versions[index + 1]);
  const giveUp = (version: Version) =>
    modal.confirm({
      title: t('beside.giveUpTitle', { version: version.version }),
      content: t('beside.giveUpHint', { published: published?.version }),
      okText: t('beside.giveUp'),
      cancelText: t('app.cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        act(async () => {
          await elsa('DELETE', `/workflow-definition-versions/${encodeURIComponent(version.id)}`);
          props.studio.restart();
          return t('beside.gaveUp');
        }),
    });
  const back = (version: Version) =>
    modal.confirm({
      title: t('beside.revertTitle', { version: version.version }),
      content: t('beside.revertHint'),
      okText: t('beside.revert'),
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          await elsa('POST', `/workflow-definitions/${encodeURIComponent(props.definitionId)}/revert/${version.version}`);
          props.studio.restart();
          return t('beside.reverted', { version: version.version });
        }),
    });
  return (
    <>
      <ListStale list={history} />
      <ParkedDrafts {...props} />
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('editor.panels.versions')}>
        {versions.map((version, index) => (
          <li key={version.id} style={{ padding: '8px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
            <Flex gap={8} align="center" wrap>
              <Text strong>{t('editor.version', { version: version.version })}</Text>
              {version.isPublished && <Tag color="green">{t('designer.state.published')}</Tag>}
              {version.isLatest && !version.isPublished && <Tag color="gold">{t('designer.state.draft')}</Tag>}
              {version.running > 0 && <Tag>{t('beside.runningCount', { count: version.running })}</Tag>}
              <span style={{ flex: 1 }} />
              {before(version, index) && (
                <Button size="small" type="link" onClick={() => setPair([before(version, index)?.version ?? 0, version.version])}>
                  {t('beside.whatChanged')}
                </Button>
              )}
              {version === draft && mayDelete && (
                <Button size="small" type="link" danger disabled={busy} onClick={() => giveUp(version)}>
                  {t('beside.giveUp')}
                </Button>
              )}
              {!version.isLatest && (
                <Button size="small" type="link" disabled={busy} onClick={() => back(version)}>
                  {t('beside.revert')}
                </Button>
              )}
            </Flex>
            <Text type="secondary">
              {version.publishedBy
                ? t('beside.publishedBy', { name: version.publishedBy, time: dayjs(version.publishedAt).format('YYYY-MM-DD HH:mm') })
                : version.editedBy
                  ? t('beside.editedBy', { name: version.editedBy, time: dayjs(version.editedAt).format('YYYY-MM-DD HH:mm') })
                  : dayjs(version.createdAt).format('YYYY-MM-DD HH:mm')}
            </Text>
          </li>
        ))}
      </ul>
      {versions.length > 1 && <Comparison {...props} versions={versions} pair={pair ?? [(versions[0] && before(versions[0], 0)?.version) ?? 0, versions[0]?.version ?? 0]} onPair={setPair} />}
      <Title level={2} style={{ fontSize: 14, marginTop: 24 }}>
        {t('beside.audit')}
      </Title>
      <Timeline items={history.data.acts.map((one) => ({ content: <Told act={one} /> }))} />
    </>
  );
}

function Comparison({ pair: [from, to], versions, onPair, definitionId, studio }: PanelProps & { pair: readonly [number, number]; versions: readonly Version[]; onPair: (pair: readonly [number, number]) => void }) {
  const { t } = useTranslation();
  const diff = useQuery({ queryKey: ['definition', definitionId, 'diff', from, to], queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/diff/{from}/{to}', { params: { path: { definitionId, from, to } }, signal })) });
  const options = versions.map((version) => ({ value: version.version, label: t('editor.version', { version: version.version }) }));
  return (
    <section aria-label={t('beside.comparison')} style={{ marginTop: 16 }}>
      <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
        <Select size="small" aria-label={t('beside.from')} value={from} options={options} onChange={(version) => onPair([version, to])} />→
        <Select size="small" aria-label={t('beside.to')} value={to} options={options} onChange={(version) => onPair([from, version])} />
      </Flex>
      {diff.isPending ? <Skeleton title={false} /> : diff.error ? <ListError error={diff.error} onRetry={() => void diff.refetch()} /> : <Changes changes={diff.data.changes} studio={studio} />}
    </section>
  );
}

function Told({ act }: { act: Schemas['ActReply'] }) {
  const { t, i18n } = useTranslation();
  const details = act.details as Details;
  const name = acts.find((one) => act.act === `definition.${one}`);
  const changes = (i18n.language === 'en' ? details.changesEn : details.changes) ?? [];
  return (
    <>
      <div>
        {act.byName} {name ? t(name === 'reverted' && details.from ? 'beside.acts.revertedFrom' : `beside.acts.${name}`, { version: details.version, from: details.from, to: details.to, count: details.moved }) : act.act}
      </div>
      <Text type="secondary">{dayjs(act.at).format('YYYY-MM-DD HH:mm')}</Text>
      {changes.length > 0 && (
        <details>
          <summary>{t('beside.changeCount', { count: changes.length })}</summary>
          <ul style={{ paddingInlineStart: 18, margin: 0 }}>
            {changes.map((change, index) => (
              <li key={index} style={{ overflowWrap: 'anywhere' }}>
                {change}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
