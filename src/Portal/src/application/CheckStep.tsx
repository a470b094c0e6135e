import { CheckCircleOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { Text } from '../app/text';
import { type StepName, stepFor } from './groups';
import { type Application, type Own, ownQuery } from './own';
import { PaperButton } from './PaperButton';
import { Preview } from './Preview';
import type { Drafting } from './useDraft';

/** What is still missing, what will be handed in, and handing it in. */
export function CheckStep({ own, application, draft, onGo }: { own: Own; application: Application; draft: Drafting; onGo: (step: StepName, field?: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const go = useNavigate();
  const submit = useMutation({
    mutationFn: async () => {
      if (!(await draft.flush())) throw new Error(t('application.notAllSaved'));
      return body(await api.POST('/api/application/submission'));
    },
    onSuccess: async (receipt) => {
      await queries.invalidateQueries({ queryKey: ownQuery.queryKey });
      void go('/application', { replace: true });
      modal.success({
        title: t('application.submitted'),
        content: t('application.receipt', { number: receipt.number }),
        okText: t('application.toStatus'),
      });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ownQuery.queryKey }),
  });
  const ask = () =>
    modal.confirm({
      title: t('application.submitAsk'),
      content: t('application.submitAskHint'),
      okText: t('application.submit'),
      cancelText: t('app.cancel'),
      onOk: () => submit.mutateAsync().then(undefined, () => undefined), // told below
    });
  const { missing } = application;
  return (
    <Flex vertical gap={16}>
      {submit.error && <Alert type="error" showIcon role="alert" title={submit.error.message} />}
      {missing.length > 0 ? (
        <Card title={<h3 className="card-title">{t('application.missing', { count: missing.length })}</h3>}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {missing.map((one) => (
              <li key={`${one.field}${one.name}`}>
                <Button type="link" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => onGo(stepFor(one.field, own.fields), one.field)}>
                  {one.message}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <Alert type="success" showIcon icon={<CheckCircleOutlined />} title={t('application.ready')} />
      )}
      <Preview own={own} application={application} value={draft.value} />
      <Flex gap={12} wrap align="center">
        <Button type="primary" size="large" disabled={missing.length > 0} loading={submit.isPending} onClick={ask}>
          {t('application.submit')}
        </Button>
        <PaperButton save={draft.flush} />
        {missing.length > 0 && <Text type="secondary">{t('application.submitLater')}</Text>}
      </Flex>
    </Flex>
  );
}
