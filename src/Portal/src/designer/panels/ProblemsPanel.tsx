import { CheckCircleOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { ActionLink } from '../../app/ActionLink';
import { ListError, ListStale } from '../../app/ListStates';
import { Skeleton } from '../../app/Skeleton';
import { Paragraph, Text } from '../../app/text';
import { token } from '../../app/token';
import type { PanelProps } from './panel';

function useProblems(definitionId: string) {
  return useQuery({
    queryKey: ['definition', definitionId, 'problems'],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/problems', { params: { path: { definitionId } }, signal })),
  });
}

export function useProblemCount(definitionId: string): number | undefined {
  return useProblems(definitionId).data?.problems.length;
}

/** What stands in the way of publishing, and what may be meant so. A click leads to the activity. */
export function ProblemsPanel({ definitionId, studio }: PanelProps) {
  const { t, i18n } = useTranslation();
  const problems = useProblems(definitionId);
  if (problems.isPending) return <Skeleton />;
  if (problems.data === undefined) return <ListError error={problems.error} onRetry={() => void problems.refetch()} />;
  const { problems: all } = problems.data;
  if (all.length === 0) return <Empty image={<CheckCircleOutlined style={{ fontSize: 40, color: token.colorSuccess }} />} styles={{ image: { height: 48 } }} description={t('beside.noProblems')} />;
  const errors = all.filter((problem) => problem.severity === 'error').length;
  return (
    <>
      <ListStale list={problems} />
      <Paragraph type="secondary">{errors > 0 ? t('beside.problemsBlock', { count: errors }) : t('beside.problemsWarn')}</Paragraph>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('editor.panels.problems')}>
        {all.map((problem, index) => (
          <li key={index} style={{ padding: '10px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
            <Flex gap={8} align="flex-start">
              {problem.severity === 'error' ? (
                <CloseCircleFilled aria-label={t('beside.error')} style={{ color: token.colorError, marginTop: 4 }} />
              ) : (
                <WarningFilled aria-label={t('beside.warning')} style={{ color: token.colorWarning, marginTop: 4 }} />
              )}
              <div style={{ minWidth: 0 }}>
                {problem.activityId && (
                  <ActionLink strong onClick={() => studio.select(problem.activityId ?? '')}>
                    {problem.activityName || problem.activityId}
                    {problem.propertyName ? ` · ${problem.propertyName}` : ''}
                  </ActionLink>
                )}
                <div style={{ overflowWrap: 'anywhere' }}>{i18n.language === 'en' ? problem.messageEn : problem.message}</div>
                <Text type="secondary" style={{ fontSize: 12, overflowWrap: 'anywhere' }}>
                  {problem.path}
                </Text>
              </div>
            </Flex>
          </li>
        ))}
      </ul>
    </>
  );
}
