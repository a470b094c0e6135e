import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Result } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { elsaJson } from '../api/elsa';
import { ApiProblem } from '../api/problem';
import { Title } from '../app/text';
import { token } from '../app/token';
import { useDefinitionNames } from '../designer/definitionNames';
import type { FromFrame } from '../studio/messages';
import { StudioFrame } from '../studio/StudioFrame';
import type { Instance } from './instance';
import { InstanceActs } from './InstanceActs';
import { StatusTag } from './StatusTag';

/** Elsa's viewer for one instance, live, with how it stands and what can be done to it above it. */
export function ViewerPage() {
  const { instanceId = '' } = useParams();
  return <Viewer key={instanceId} instanceId={instanceId} />;
}

function Viewer({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const names = useDefinitionNames();
  const instance = useQuery({
    queryKey: ['instance', instanceId],
    queryFn: ({ signal }) => elsaJson<Instance>('GET', `/workflow-instances/${encodeURIComponent(instanceId)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.status === 'Running' ? 3_000 : false),
  });
  const hear = useCallback(
    (message: FromFrame) => {
      if (message.type === 'navigate') void go(message.to.kind === 'editor' ? `/designer/${encodeURIComponent(message.to.id)}` : `/instances/${encodeURIComponent(message.to.id)}`);
    },
    [go],
  );

  if (instance.error instanceof ApiProblem && instance.error.status === 404) {
    return (
      <Result
        status="info"
        title={t('viewer.gone')}
        extra={
          <Link to="/instances">
            <Button type="primary">{t('viewer.back')}</Button>
          </Link>
        }
      />
    );
  }
  return (
    <Flex vertical style={{ height: '100%' }}>
      <Flex align="center" gap={12} style={{ padding: '6px 16px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
        <Link to="/instances" aria-label={t('viewer.back')}>
          <Button type="text" icon={<ArrowLeftOutlined />} tabIndex={-1} aria-hidden />
        </Link>
        <Title level={1} ellipsis style={{ fontSize: 16, margin: 0 }}>
          {instance.data ? instance.data.name || names.of(instance.data.definitionId) : instanceId}
        </Title>
        {instance.data && <StatusTag instance={instance.data} />}
        <span style={{ flex: 1 }} />
        {instance.data && <InstanceActs instance={instance.data} onDone={() => void instance.refetch()} onDeleted={() => void go('/instances')} />}
      </Flex>
      <div style={{ flex: 1, minHeight: 0 }}>
        <StudioFrame kind="viewer" id={instanceId} onMessage={hear} />
      </div>
    </Flex>
  );
}
