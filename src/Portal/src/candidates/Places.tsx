import { Card, Flex, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '../app/ActionLink';
import { Bar } from '../app/Bar';
import { momentText } from '../app/moment';
import { Text } from '../app/text';
import type { Board } from './board';

const few = 5;

/** The places a unit has, who holds them, and every line of the ledger behind them. */
export function Places({ board: { places, candidates, ledger } }: { board: Board }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const holders = candidates.filter((one) => one.place !== 'none');
  const lines = [...ledger].reverse();
  return (
    <Card title={<h2 className="card-title">{t('candidates.places.title')}</h2>} extra={places.relaxed && <Tag color="green">{t('candidates.places.relaxed')}</Tag>}>
      <Flex align="baseline" gap={8} justify="space-between">
        <Text>{t('candidates.places.used', { held: places.held, granted: places.granted })}</Text>
        <Text strong>{t('candidates.places.left', { count: places.left })}</Text>
      </Flex>
      <Bar percent={places.granted === 0 ? 0 : Math.round((places.held / places.granted) * 100)} says={null} label={t('candidates.places.used', { held: places.held, granted: places.granted })} full={places.left === 0} />
      <ol className="place-list">
        {holders.map((one) => (
          <li key={one.id}>
            {one.company} <Tag color={one.place === 'confirmed' ? 'green' : 'gold'}>{t(one.place === 'confirmed' ? 'candidates.place.confirmed' : 'candidates.place.reserved')}</Tag>
          </li>
        ))}
        {Array.from({ length: places.left }, (_, at) => (
          <li key={`free ${at}`}>
            <Text type="secondary">{t('candidates.places.free')}</Text>
          </li>
        ))}
      </ol>
      <h3 style={{ fontSize: 14, margin: '16px 0 12px' }}>{t('candidates.ledger.title')}</h3>
      {lines.length === 0 ? (
        <Text type="secondary">{t('candidates.ledger.empty')}</Text>
      ) : (
        <Timeline
          items={(all ? lines : lines.slice(0, few)).map((line) => ({
            content: (
              <>
                <div>
                  {t(`candidates.ledger.${line.kind}`, { count: line.places, company: line.company })}
                </div>
                {line.kind !== 'reserve' && line.kind !== 'confirm' && line.kind !== 'grant' && <div>{line.reason}</div>}
                <Text type="secondary">{t('candidates.ledger.by', { at: momentText(line.at), by: line.actor.userName === 'system' ? t('inbox.system') : line.actor.name, left: line.left })}</Text>
              </>
            ),
          }))}
        />
      )}
      {lines.length > few && <ActionLink onClick={() => setAll(!all)}>{all ? t('candidates.ledger.fewer') : t('candidates.ledger.all', { count: lines.length })}</ActionLink>}
    </Card>
  );
}
