import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Flex, Result, Tag } from 'antd';
import { Suspense, useCallback, useReducer, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { elsaJson } from '../api/elsa';
import { ApiProblem } from '../api/problem';
import { Loading } from '../app/Loading';
import { PageBoundary } from '../app/PageBoundary';
import { useQuerySet } from '../app/querySet';
import { message as toast } from '../app/say';
import { Tabs } from '../app/Tabs';
import { Text, Title } from '../app/text';
import { token } from '../app/token';
import type { FromFrame } from '../studio/messages';
import { StudioFrame, type StudioHandle } from '../studio/StudioFrame';
import { startingEvent, type DefinitionVersion } from './definition';
import { Others } from './panels/Others';
import type { PanelProps } from './panels/panel';
import { panels, type Panel } from './panels/panels';
import { changes, opening, stand, type Standing } from './standing';

/** Elsa's editor for one definition, what it is and how it stands above it, and the panels of the product beside it. */
export function EditorPage() {
  const { definitionId = '' } = useParams();
  return <Editor key={definitionId} definitionId={definitionId} />;
}

function Editor({ definitionId }: { definitionId: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [query, set] = useQuerySet();
  const [standing, tell] = useReducer(stand, opening);
  const frame = useRef<StudioHandle>(null);
  const open = panels.find((panel) => panel.key === query.get('panel'));
  const definition = useQuery({
    queryKey: ['definition', definitionId, 'latest'],
    queryFn: ({ signal }) => elsaJson<DefinitionVersion>('GET', `/workflow-definitions/by-definition-id/${encodeURIComponent(definitionId)}`, { query: { versionOptions: 'Latest' }, signal }),
  });

  const hear = useCallback(
    (message: FromFrame) => {
      if (message.type === 'navigate') void go(message.to.kind === 'viewer' ? `/instances/${encodeURIComponent(message.to.id)}` : `/designer/${encodeURIComponent(message.to.id)}`);
      tell(message);
      const event = message.type === 'answered' && message.act === 'run' && message.status < 300 ? startingEvent(definition.data?.root) : undefined;
      if (event !== undefined) toast.warning(t('editor.startedBy', { event }), 15);
      if (message.type === 'answered' && changes(message)) void queries.invalidateQueries({ queryKey: ['definition', definitionId] });
    },
    [definition.data?.root, definitionId, go, queries, t],
  );

  const studio: StudioHandle = { restart: () => frame.current?.restart(), select: (activityId) => frame.current?.select(activityId) };
  const props: PanelProps = { definitionId, studio };
  const show = (panel: Panel['key'] | undefined) => set({ panel });

  if (definition.error instanceof ApiProblem && definition.error.status === 404) {
    return (
      <Result
        status="info"
        title={t('editor.gone')}
        extra={
          <Link to="/designer">
            <Button type="primary">{t('editor.back')}</Button>
          </Link>
        }
      />
    );
  }
  return (
    <Flex vertical style={{ height: '100%' }}>
      <Flex align="center" gap={12} wrap style={{ padding: '6px 16px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
        <Link to="/designer" aria-label={t('editor.back')}>
          <Button type="text" icon={<ArrowLeftOutlined />} tabIndex={-1} aria-hidden />
        </Link>
        <Title level={1} ellipsis style={{ fontSize: 16, margin: 0 }}>
          {definition.data?.name ?? definitionId}
        </Title>
        {definition.data && <State version={definition.data} />}
        <SavedState standing={standing} />
        <span style={{ flex: 1 }} />
        <Flex gap={4} role="group" aria-label={t('editor.panelsTitle')}>
          {panels.map((panel) => (
            <PanelButton key={panel.key} panel={panel} definitionId={definitionId} active={panel === open} onClick={() => show(panel === open ? undefined : panel.key)} />
          ))}
        </Flex>
      </Flex>
      <Others {...props} standing={standing} onShow={() => show('versions')} />
      <Flex style={{ flex: 1, minHeight: 0 }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <StudioFrame ref={frame} kind="editor" id={definitionId} onMessage={hear} />
        </div>
        {open && (
          <aside aria-label={t('editor.panelsTitle')} className="beside" style={{ display: 'flex', flexDirection: 'column', background: token.colorBgContainer, borderLeft: `1px solid ${token.colorBorderSecondary}` }}>
            <Flex align="center" justify="space-between" style={{ paddingInlineEnd: 8 }}>
              <Tabs
                small
                activeKey={open.key}
                onChange={(key) => show(key as Panel['key'])}
                items={panels.map((panel) => ({ key: panel.key, label: t(`editor.panels.${panel.key}`) }))}
              />
              <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('editor.closePanel')} onClick={() => show(undefined)} />
            </Flex>
            <div style={{ flex: 1, minHeight: 0, overflow: 'auto', padding: 16 }} tabIndex={0} role="region" aria-label={t(`editor.panels.${open.key}`)}>
              <PageBoundary part at={open.key}>
                <Suspense fallback={<Loading />}>
                  <open.Content {...props} />
                </Suspense>
              </PageBoundary>
            </div>
          </aside>
        )}
      </Flex>
    </Flex>
  );
}

function PanelButton({ panel, definitionId, active, onClick }: { panel: Panel; definitionId: string; active: boolean; onClick: () => void }) {
  const { t } = useTranslation();
  const count = panel.useCount?.(definitionId); // one button a panel, so the hook is always the same
  return (
    <Badge count={count ?? 0} size="small" offset={[-6, 4]}>
      <Button size="small" type={active ? 'primary' : 'default'} aria-pressed={active} onClick={onClick}>
        {t(`editor.panels.${panel.key}`)}
      </Button>
    </Badge>
  );
}

function State({ version }: { version: DefinitionVersion }) {
  const { t } = useTranslation();
  return (
    <Flex gap={4}>
      <Tag>{t('editor.version', { version: version.version })}</Tag>
      <Tag color={version.isPublished ? 'green' : 'gold'}>{t(version.isPublished ? 'designer.state.published' : 'designer.state.draft')}</Tag>
    </Flex>
  );
}

const said = { saved: 'editor.saved', published: 'editor.published', refused: 'editor.notPublished', failed: 'editor.notSaved' } as const;

/** Whether what is on the canvas is kept. */
function SavedState({ standing: { under, ended } }: { standing: Standing }) {
  const { t } = useTranslation();
  const failed = under === 0 && (ended === 'failed' || ended === 'refused');
  return (
    <Text type={failed ? 'danger' : 'secondary'} role="status">
      {under > 0 ? t('editor.saving') : ended === undefined ? undefined : t(said[ended])}
    </Text>
  );
}
