import { CheckCircleOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Empty, Flex, Skeleton, theme, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ListError } from '../../app/ListStates';
import { useDesk } from './desk';
import type { PanelProps } from './panels';

interface Problem {
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly activityId?: string | null;
  readonly activityName?: string | null;
  readonly propertyName?: string | null;
  readonly message: string;
  readonly messageEn: string;
}

interface Problems {
  readonly problems: readonly Problem[];
}

export function useProblemCount(props: PanelProps): number | undefined {
  return useDesk<Problems>(props, '/problems').data?.problems.length;
}

/** What stands in the way of publishing, and what may be meant so. A click leads to the activity. */
export function ProblemsPanel(props: PanelProps) {
  const { t, i18n } = useTranslation();
  const { token } = theme.useToken();
  const problems = useDesk<Problems>(props, '/problems');
  if (problems.isPending) return <Skeleton active />;
  if (problems.error) return <ListError error={problems.error} onRetry={() => void problems.refetch()} />;
  const { problems: all } = problems.data;
  if (all.length === 0) return <Empty image={<CheckCircleOutlined style={{ fontSize: 40, color: token.colorSuccess }} />} styles={{ image: { height: 48 } }} description={t('beside.noProblems')} />;
  const errors = all.filter((problem) => problem.severity === 'error').length;
  return (
    <>
      <Typography.Paragraph type="secondary">{errors > 0 ? t('beside.problemsBlock', { count: errors }) : t('beside.problemsWarn')}</Typography.Paragraph>
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
                  <Typography.Link strong onClick={() => props.studio.select(problem.activityId ?? '')}>
                    {problem.activityName || problem.activityId}
                    {problem.propertyName ? ` · ${problem.propertyName}` : ''}
                  </Typography.Link>
                )}
                <div style={{ overflowWrap: 'anywhere' }}>{i18n.language === 'en' ? problem.messageEn : problem.message}</div>
                <Typography.Text type="secondary" style={{ fontSize: 12, overflowWrap: 'anywhere' }}>
                  {problem.path}
                </Typography.Text>
              </div>
            </Flex>
          </li>
        ))}
      </ul>
    </>
  );
}
