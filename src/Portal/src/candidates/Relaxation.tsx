import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { later } from '../app/later';
import { deadlineText, momentText } from '../app/moment';
import { Paragraph, Text } from '../app/text';
import type { Board } from './board';

const RelaxationDialog = later(async () => (await import('./RelaxationDialog')).RelaxationDialog);

const colours = { requested: 'blue', granted: 'green', refused: 'orange' } as const;

/** Asking for more places than three, with the proof of the unit's own activity; and what was answered. */
export function Relaxation({ board }: { board: Board }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const { relaxations, mayAskForMore, relaxationsClose, places } = board;
  return (
    <Card title={<h2 className="card-title">{t('candidates.relaxation.title')}</h2>}>
      <Paragraph>{t('candidates.relaxation.what', { count: places.extended, at: deadlineText(relaxationsClose) })}</Paragraph>
      {relaxations.length > 0 && (
        <ul className="plain-list" style={{ marginBottom: 16 }}>
          {relaxations.map((one) => (
            <li key={one.id}>
              <Tag color={colours[one.status]}>{t(`candidates.relaxation.status.${one.status}`)}</Tag>
              {one.activity}
              <div>
                <a href={`${baseAddress}/api/candidates/relaxations/${one.id}/evidence`} download={one.evidenceName}>
                  <PaperClipOutlined /> {one.evidenceName}
                </a>
              </div>
              {one.reason && <div>{t('candidates.relaxation.reason', { reason: one.reason })}</div>}
              <Text type="secondary">
                {t('candidates.relaxation.asked', { at: momentText(one.requestedAt), by: one.requestedBy.name })}
                {one.decidedAt && ` · ${t('candidates.relaxation.decided', { at: momentText(one.decidedAt) })}`}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {mayAskForMore ? (
        <Button onClick={() => setAsks(true)}>{t('candidates.relaxation.ask')}</Button>
      ) : (
        !places.relaxed && relaxations.every((one) => one.status !== 'requested') && <Text type="secondary">{t('candidates.relaxation.over')}</Text>
      )}
      {asks && <RelaxationDialog unit={board.unit.number} extended={places.extended} onClose={() => setAsks(false)} />}
    </Card>
  );
}
