import { DownloadOutlined } from '@ant-design/icons';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { sizeText } from '../app/size';
import { Text } from '../app/text';

export const downloadsQuery = (year: number) =>
  queryOptions({ queryKey: ['campaigns', year, 'downloads'], queryFn: async ({ signal }) => body(await api.GET('/api/campaigns/{year}/downloads', { params: { path: { year } }, signal })), staleTime: 60_000 });

/** What the campaign offers to load down: nothing is shown where there is nothing. */
export function Downloads({ year }: { year: number }) {
  const { t } = useTranslation();
  const files = useQuery(downloadsQuery(year)).data;
  if (!files?.length) return null;
  return (
    <Card title={<h2 className="card-title">{t('campaign.downloads')}</h2>} style={{ marginBottom: 16 }}>
      <ul className="plain-list">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${baseAddress}/api/campaigns/${year}/downloads/${file.id}`} download={file.fileName}>
              <DownloadOutlined /> {file.title}
            </a>{' '}
            <Text type="secondary">
              {file.fileName} {sizeText(file.size)}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
