import { CheckOutlined, MinusOutlined, PlayCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { deadlineText, momentText } from '../app/moment';
import { Text } from '../app/text';
import type { Status } from './own';
import type { en } from './texts';

/** The whole way as a picture: what is done, where it is, what comes, who acts and until when. */
export function Way({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <ol className="way">
      {status.steps.map((step, place) => {
        const name = step.name as Exclude<keyof typeof en.wayStep, 'result'>;
        return (
          <li key={step.name} className={`way-step way-${step.state}`} {...(step.state === 'current' && { 'aria-current': 'step' as const })}>
            <span className="way-mark" aria-hidden="true">
              {step.state === 'done' ? <CheckOutlined /> : step.state === 'current' ? <PlayCircleFilled /> : step.state === 'skipped' ? <MinusOutlined /> : place + 1}
            </span>
            <div>
              <Text strong={step.state === 'current'} {...(step.state === 'skipped' && { type: 'secondary' as const })}>
                {t(`application.wayStep.${name}`)}
              </Text>{' '}
              <Text type="secondary">{t(`application.wayState.${step.state as 'done'}`)}</Text>
              <div className="way-detail">
                {step.state !== 'skipped' && step.name !== 'result' && t('application.by', { who: name === 'recommendation' ? status.unit : t(`application.who.${name}`) })}
                {step.at && <div>{step.state === 'current' ? t('application.since', { at: momentText(step.at) }) : momentText(step.at)}</div>}
                {!step.at && step.until && step.state === 'ahead' && <div>{t(name === 'notice' ? 'application.from' : 'application.until', { at: deadlineText(step.until) })}</div>}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
