import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Flex, Result, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Title } from '../app/text';
import { useMay } from '../session/session';
import { Preview } from './Preview';
import type { Template } from './template';
import { Variables } from './Variables';
import { Versions } from './Versions';
import { WordsForm } from './WordsForm';

/** One letter: its words, what can be written into them, how it looks, its versions. */
export function TemplatePage() {
  const { t } = useTranslation();
  const { name = '' } = useParams();
  const one = useQuery({ queryKey: ['templates', name], queryFn: async ({ signal }) => body(await api.GET('/api/mail/templates/{name}', { params: { path: { name } }, signal })) });
  if (one.error instanceof ApiProblem && one.error.kind === 'template-unknown')
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('mailTemplates.gone')}</h1>} extra={<Link to="/mail-templates">{t('mailTemplates.back')}</Link>} />;
  if (one.error && !one.data) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton style={{ padding: 32 }} />;
  return <Shown key={name} template={one.data} />;
}

function Shown({ template }: { template: Template }) {
  const { t } = useTranslation();
  const may = useMay('write:mail');
  const { line } = template;
  const [words, setWords] = useState({ subject: line.subject, text: template.text });
  const [seen, setSeen] = useState(line.version);
  return (
    <div className="list-page" style={{ maxWidth: 1400 }}>
      <Link to="/mail-templates">
        <ArrowLeftOutlined /> {t('mailTemplates.back')}
      </Link>
      <Flex gap={12} wrap align="center" style={{ margin: '12px 0 16px' }}>
        <Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {line.title}
        </Title>
        <Tag color={line.isFile ? 'default' : 'blue'}>{line.isFile ? t('mailTemplates.original') : t('mailTemplates.versionOf', { version: line.version })}</Tag>
      </Flex>
      <div className="two-columns">
        <Flex vertical gap={16}>
          {may && <WordsForm template={template} words={words} seen={seen} onWrite={setWords} onSeen={setSeen} />}
          <Variables template={template} />
          <Versions
            template={template}
            onRestored={(restored, version) => {
              setWords(restored);
              setSeen(version);
            }}
          />
        </Flex>
        <Preview name={line.name} words={words} />
      </div>
    </div>
  );
}
