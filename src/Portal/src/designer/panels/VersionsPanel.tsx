import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, List, Skeleton, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { elsaJson, type Page } from '../../api/elsa';
import type { DefinitionVersion } from '../definition';
import type { PanelProps } from './panels';

/** Every version of the open definition, newest first. */
export function VersionsPanel({ definitionId, call }: PanelProps) {
  const { t } = useTranslation();
  const versions = useQuery({
    queryKey: ['definition', definitionId, 'versions'],
    queryFn: ({ signal }) =>
      elsaJson<Page<DefinitionVersion>>('GET', '/workflow-definitions', {
        query: { versionOptions: 'AllVersions', definitionIds: [definitionId], orderBy: 'Version', orderDirection: 'Descending' },
        signal,
      }),
  });
  const { refetch } = versions;
  useEffect(() => {
    if (call?.type === 'answered' && call.status === 200 && call.act !== 'load' && call.act !== 'version') void refetch();
  }, [call, refetch]);

  if (versions.isPending) return <Skeleton active />;
  if (versions.error) return <Alert type="error" showIcon title={versions.error.message} />;
  return (
    <List
      size="small"
      dataSource={[...versions.data.items]}
      rowKey="id"
      renderItem={(version) => (
        <List.Item>
          <Flex vertical gap={2}>
            <Flex gap={8} align="center">
              <Typography.Text strong>{t('editor.version', { version: version.version })}</Typography.Text>
              {version.isPublished && <Tag color="green">{t('designer.state.published')}</Tag>}
              {version.isLatest && !version.isPublished && <Tag color="gold">{t('designer.state.draft')}</Tag>}
            </Flex>
            <Typography.Text type="secondary">{dayjs(version.createdAt).format('YYYY-MM-DD HH:mm')}</Typography.Text>
          </Flex>
        </List.Item>
      )}
    />
  );
}
