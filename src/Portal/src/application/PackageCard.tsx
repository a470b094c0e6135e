import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { deadlineText, momentText } from '../app/moment';
import { Paragraph, Text } from '../app/text';
import type { Status } from './own';

/** The archive that is sent by e-mail: whether it is there, what is wrong with it, how to send it. */
export function PackageCard({ standing }: { standing: Status['package'] }) {
  const { t } = useTranslation();
  const accepted = standing.state === 'accepted';
  return (
    <Card title={<h2 className="card-title">{t('application.package.title')}</h2>}>
      <Alert
        type={accepted ? 'success' : standing.state === 'missing' ? 'info' : 'warning'}
        showIcon
        title={t(`application.package.${standing.state as 'accepted'}`, { at: standing.receivedAt ? momentText(standing.receivedAt) : '' })}
        description={
          !accepted && standing.problems.length > 0 ? (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {standing.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          ) : undefined
        }
      />
      {!accepted && (
        <>
          <Paragraph style={{ marginTop: 16 }}>{t('application.package.how', { at: deadlineText(standing.closes) })}</Paragraph>
          <dl className="facts">
            <dt>{t('application.package.to')}</dt>
            <dd>
              <Text copyable>{standing.mailbox}</Text>
            </dd>
            <dt>{t('application.package.subject')}</dt>
            <dd>
              <Text copyable>{standing.subject}</Text>
            </dd>
            <dt>{t('application.package.file')}</dt>
            <dd>
              <Text copyable>{standing.fileName}</Text>
            </dd>
            <dt>{t('application.package.content')}</dt>
            <dd>{t('application.package.contentHint', { size: Math.floor(standing.maxBytes / 1024 / 1024) })}</dd>
          </dl>
        </>
      )}
    </Card>
  );
}
