import { Checkbox, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { momentText } from '../app/moment';
import { Text } from '../app/text';
import { token } from '../app/token';
import { DueText } from './DueText';
import { actionText, isOver, kindText, type TaskLine } from './task';

interface Props {
  readonly line: TaskLine;
  readonly to: To;
  readonly here: boolean;
  /** None where nothing can be done to many at once. */
  readonly chosen?: boolean;
  readonly onChoose?: (chosen: boolean) => void;
  readonly showHolder: boolean;
}

export function TaskRow({ line, to, here, chosen, onChoose, showHolder }: Props) {
  const { t, i18n } = useTranslation();
  const over = isOver(line);
  return (
    <li className="inbox-row" style={{ borderBottom: `1px solid ${token.colorBorderSecondary}`, background: here ? `color-mix(in srgb, ${token.colorPrimary} 9%, transparent)` : undefined, boxShadow: here ? `inset 3px 0 ${token.colorPrimary}` : undefined }}>
      {onChoose && <Checkbox checked={chosen ?? false} onChange={(event) => onChoose(event.target.checked)} aria-label={t('inbox.choose', { title: line.title })} />}
      <Link to={to} data-task={line.id} aria-current={here ? 'page' : undefined} style={{ color: token.colorText }}>
        <span style={{ fontWeight: over ? 400 : 600, overflowWrap: 'anywhere' }}>{line.title}</span>
        <Flex gap={8} wrap align="center" style={{ marginTop: 4, fontSize: 13 }}>
          {line.priority >= 90 ? <Tag color="red">{t('inbox.priority.urgent')}</Tag> : line.priority >= 70 && <Tag color="orange">{t('inbox.priority.high')}</Tag>}
          <Text type="secondary">{kindText(line.taskType, line.kindLabel)}</Text>
          {over ? (
            <Text type="secondary">
              {t(`inbox.status.${line.status}`)}
              {line.outcome && line.outcomeLabel && ` · ${actionText({ key: line.outcome, label: line.outcomeLabel, labelEn: null }, i18n.language !== 'zh')}`}
            </Text>
          ) : (
            <DueText line={line} />
          )}
          {!over && line.followUpAt && <Text type="secondary">{t('inbox.due.followUp', { date: momentText(line.followUpAt) })}</Text>}
        </Flex>
        {(line.reference || (showHolder && !over)) && (
          <Flex gap={8} wrap style={{ fontSize: 13 }}>
            {line.reference && <Text type="secondary">{line.reference}</Text>}
            {showHolder && !over && <Text type="secondary">{line.assignee ? line.assignee.name : t(`inbox.status.${line.status}`)}</Text>}
          </Flex>
        )}
      </Link>
    </li>
  );
}
