import { Alert, Button, Card, Descriptions, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { sha256 } from '../app/sha256';
import { Skeleton } from '../app/Skeleton';
import { Title } from '../app/text';
import { useAct } from '../app/useAct';
import { drawAgain } from './draw';
import { type Draw, useDraws } from './defence';

const nothing: readonly string[] = [];

/** The draws: what was published before, what was drawn, and the way to draw it again. */
export function Draws() {
  const { t } = useTranslation();
  const draws = useDraws();
  if (draws.error) return <ListError error={draws.error} onRetry={() => void draws.refetch()} />;
  if (!draws.data) return <Skeleton />;
  if (draws.data.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('defences.draw.none')} />;
  return (
    <Flex vertical gap={16}>
      {draws.data.map((draw) => (
        <One key={draw.id} draw={draw} />
      ))}
    </Flex>
  );
}

function One({ draw }: { draw: Draw }) {
  const { t } = useTranslation();
  const [again, setAgain] = useState<boolean>();
  const { act, busy } = useAct(nothing);
  const repeat = async () => {
    if (!draw.seed) return;
    let same = (await sha256(new TextEncoder().encode(draw.seed))) === draw.seedHash;
    for (const session of draw.sessions) same &&= (await drawAgain(`${draw.seed}/${session.session}`, session.order)).join() === session.order.join();
    setAgain(same);
  };
  return (
    <Card title={<h2 className="card-title">{draw.drawnAt ? t('defences.draw.title', { at: momentText(draw.drawnAt) }) : t('defences.draw.open')}</h2>}>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'hash', label: t('defences.draw.hash', { at: momentText(draw.committedAt) }), children: <code style={{ overflowWrap: 'anywhere' }}>{draw.seedHash}</code> },
          { key: 'seed', label: t('defences.draw.seed'), children: draw.seed ? <code style={{ overflowWrap: 'anywhere' }}>{draw.seed}</code> : t('defences.draw.sealed') },
          { key: 'recipe', label: t('defences.draw.recipe'), children: draw.recipe },
        ]}
      />
      {draw.seed && (
        <Flex gap={12} wrap align="center" style={{ marginBlock: 12 }}>
          <Button type="primary" loading={busy} onClick={() => void act(repeat)}>
            {t('defences.draw.repeat')}
          </Button>
          {again !== undefined && <Alert type={again ? 'success' : 'error'} showIcon role="status" title={t(again ? 'defences.draw.same' : 'defences.draw.other')} />}
        </Flex>
      )}
      {draw.sessions.map((session) => (
        <section key={session.session}>
          <Title level={3} style={{ fontSize: 14 }}>
            {t('defences.draw.session', { number: session.session })} <Tag color={session.repeats ? 'green' : 'red'}>{t(session.repeats ? 'defences.draw.repeats' : 'defences.draw.differs')}</Tag>
          </Title>
          <ol className="drawn-order">
            {session.order.map((ticket) => (
              <li key={ticket}>{ticket}</li>
            ))}
          </ol>
        </section>
      ))}
    </Card>
  );
}
