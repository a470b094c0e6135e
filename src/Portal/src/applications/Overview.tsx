import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button, Card, Descriptions, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { momentText } from '../app/moment';
import { sizeText } from '../app/size';
import { Text } from '../app/text';
import type { Application } from './application';

/** What the company handed in: who it is, its answers, its documents. */
export function Overview({ view }: { view: Application }) {
  const { t } = useTranslation();
  const { application, company } = view;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('applications.column.area'), application.areaName],
    [t('applications.column.unit'), application.unitName && `${application.unitNumber} ${application.unitName}`],
    [t('applications.column.createdAt'), application.createdAt && momentText(application.createdAt)],
    [t('applications.column.submittedAt'), application.submittedAt && momentText(application.submittedAt)],
    [t('applications.column.concludedAt'), application.concludedAt && momentText(application.concludedAt)],
    [t('applications.column.creditCode'), company.creditCode],
    [t('applications.one.address'), company.address],
    [t('applications.column.contactName'), company.contactName],
    [t('applications.column.contactPhone'), company.contactPhone],
    [t('applications.column.contactEmail'), company.contactEmail],
    [t('applications.one.account'), company.account],
  ];
  return (
    <div className="two-columns">
      <Flex vertical gap={16}>
        <Card title={<h2 className="card-title">{t('applications.one.company')}</h2>}>
          <Descriptions column={1} size="small" items={facts.filter(([, value]) => value).map(([label, value]) => ({ key: label, label, children: value }))} />
        </Card>
        <Documents view={view} />
      </Flex>
      {view.form.length > 0 && (
        <Card title={<h2 className="card-title">{t('applications.one.form')}</h2>}>
          <Descriptions
            column={1}
            size="small"
            layout="vertical"
            items={view.form.map((answer) => ({
              key: answer.name,
              label: answer.label,
              children: (
                <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {answer.kind === 'promise' ? t(answer.value === 'true' ? 'applications.one.yes' : 'applications.one.no') : answer.value || t('applications.one.no')}
                </span>
              ),
            }))}
          />
        </Card>
      )}
    </div>
  );
}

function Documents({ view }: { view: Application }) {
  const { t } = useTranslation();
  const { application, seenAs } = view;
  return (
    <Card
      title={<h2 className="card-title">{t('applications.one.documents')}</h2>}
      extra={
        application.receiptNumber &&
        seenAs !== 'expert' && (
          <Button size="small" icon={<FilePdfOutlined />} href={`${baseAddress}/api/applications/${application.id}/paper`} download>
            {t('applications.one.paper')}
          </Button>
        )
      }
    >
      {view.documents.length === 0 && <Text type="secondary">{t('applications.one.noDocuments')}</Text>}
      <ul className="plain-list">
        {view.documents.map((document) => (
          <li key={document.id}>
            <Flex gap={12} align="start" justify="space-between">
              <span style={{ overflowWrap: 'anywhere' }}>
                <Text strong>{document.fileName}</Text>
                <br />
                <Text type="secondary">
                  {t(`applications.document.${document.kind}`)} · {sizeText(document.size)} · {t('applications.one.uploaded', { at: momentText(document.uploadedAt) })}
                </Text>
                {document.sha256 && (
                  <Text type="secondary" style={{ display: 'block', fontSize: 12 }} title={document.sha256}>
                    {t('applications.one.fingerprint', { hash: `${document.sha256.slice(0, 16)}…` })}
                  </Text>
                )}
              </span>
              <Button
                icon={<DownloadOutlined />}
                aria-label={t('applications.one.download', { name: document.fileName })}
                href={`${baseAddress}/api/applications/${view.application.id}/documents/${document.id}`}
                download={document.fileName}
              />
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
