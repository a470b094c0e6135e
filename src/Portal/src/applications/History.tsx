import { Card, Tag, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { momentText } from '../app/moment';
import { Text } from '../app/text';
import type { Application } from './application';

/** The stages it went through; for the secretariat also every act on record. */
export function History({ view }: { view: Application }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="two-columns">
      <Card title={<h2 className="card-title">{t('applications.timeline.title')}</h2>}>
        <Timeline
          items={[...(view.timeline ?? [])].reverse().map((step) => ({
            content: (
              <>
                <Text strong>{step.outcome ? t(`applications.outcome.${step.outcome as 'open'}`) : t(`applications.stage.${step.to}`)}</Text>
                <div>
                  {momentText(step.at)} {step.actor && <Text type="secondary">{t('applications.timeline.by', { actor: step.actor })}</Text>}
                </div>
                {step.note && <Text type="secondary">{step.note}</Text>}
              </>
            ),
          }))}
        />
      </Card>
      {view.acts && (
        <Card title={<h2 className="card-title">{t('applications.act.title')}</h2>}>
          <ul className="plain-list">
            {view.acts.map((act) => (
              <li key={act.sequence}>
                <Tag>{i18n.language === 'zh' ? act.label : act.labelEn}</Tag> {act.actor} <Text type="secondary">{momentText(act.at)}</Text>
                {act.details !== '{}' && (
                  <details>
                    <summary>{t('applications.act.details')}</summary>
                    <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0, fontSize: 12 }}>{JSON.stringify(JSON.parse(act.details), null, 2)}</pre>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
