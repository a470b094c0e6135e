import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Input, type InputRef, Result, Statistic } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { Camera } from './Camera';
import { codeOf } from './shownCode';

type CheckIn = components['schemas']['CheckInView'];

/** At the door: a code is read by the camera, by a hand scanner or typed; who has come in before is told so. */
export function DoorPage() {
  const { t } = useTranslation();
  const id = Number(useParams()['eventId']);
  const queries = useQueryClient();
  const door = useQuery({
    queryKey: ['exchanges', 'door', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/desk/{id}/door', { params: { path: { id } }, signal })),
    enabled: Number.isInteger(id),
    refetchInterval: 15_000,
  });
  const [last, setLast] = useState<{ readonly code: string; readonly done?: CheckIn; readonly refused?: string }>();
  const field = useRef<InputRef>(null);
  const [form] = Form.useForm<{ code: string }>();
  const check = useMutation({
    mutationFn: async (code: string) => body(await api.POST('/api/exchanges/desk/{id}/check-in', { params: { path: { id } }, body: { code } })),
    onSuccess: (done, code) => setLast({ code, done }),
    onError: (error, code) => setLast({ code, refused: error.message }),
    onSettled: () => {
      form.resetFields();
      field.current?.focus();
      void queries.invalidateQueries({ queryKey: ['exchanges'] });
    },
  });
  const { mutate, isPending } = check;
  const seen = useRef<{ code: string; at: number }>(undefined);
  // A camera sees the same code many times a second.
  const shown = useCallback(
    (text: string) => {
      const code = codeOf(text);
      const now = Date.now();
      if (!code || (seen.current?.code === code && now - seen.current.at < 4_000)) return;
      seen.current = { code, at: now };
      mutate(code);
    },
    [mutate],
  );
  if (!Number.isInteger(id) || (door.error instanceof ApiProblem && door.error.status === 404))
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('exchangeDesk.gone')}</h1>} extra={<Link to="/exchange-desk">{t('exchanges.back')}</Link>} />;
  if (door.error && !door.data) return <ListError error={door.error} onRetry={() => void door.refetch()} />;
  if (!door.data) return <Skeleton style={{ padding: 32 }} />;
  const { attended, registered } = door.data;
  return (
    <div className="list-page" style={{ maxWidth: 720 }}>
      <Link to={`/exchange-desk/${id}`}>
        <ArrowLeftOutlined /> {t('exchangeDesk.backToEvent')}
      </Link>
      <Title level={1} style={{ fontSize: 20, margin: '12px 0 16px' }}>
        {t('exchangeDesk.doorOf', { title: door.data.title })}
      </Title>
      <Flex vertical gap={16}>
        {door.data.whyNot && <Alert type="warning" showIcon title={door.data.whyNot} description={t('exchangeDesk.starts', { at: momentText(door.data.startsAt) })} />}
        <Card>
          <Flex gap={32} wrap align="end" justify="space-between">
            <Statistic title={t('exchangeDesk.attended')} value={attended} suffix={<span style={{ fontSize: 16 }}>/ {registered}</span>} styles={{ content: { fontSize: 36 } }} />
            <Form form={form} layout="inline" onFinish={({ code }) => code?.trim() && mutate(codeOf(code))} style={{ flex: '1 1 260px', rowGap: 8 }}>
              <Form.Item name="code" label={t('exchanges.code')} style={{ flex: 1, minWidth: 180 }}>
                <Input ref={field} autoFocus autoComplete="off" autoCapitalize="characters" spellCheck={false} size="large" maxLength={200} placeholder={t('exchangeDesk.codeHint')} />
              </Form.Item>
              <Button type="primary" size="large" htmlType="submit" loading={isPending}>
                {t('exchangeDesk.checkInNow')}
              </Button>
            </Form>
          </Flex>
          <div role="status" aria-live="assertive" style={{ marginTop: 16 }}>
            {last?.refused && <Alert type="error" showIcon title={last.refused} description={last.code} />}
            {last?.done && (
              <Alert
                type={last.done.again ? 'warning' : 'success'}
                showIcon
                title={<span style={{ fontSize: 20 }}>{last.done.arrival.name}</span>}
                description={
                  <>
                    <div>
                      {last.done.arrival.company}
                      {last.done.arrival.role !== 'participant' && ` · ${t(`exchangeDesk.roles.${last.done.arrival.role}`)}`}
                    </div>
                    <strong>{last.done.again ? t('exchangeDesk.again', { at: momentText(last.done.arrival.at) }) : t('exchangeDesk.welcome')}</strong>
                  </>
                }
              />
            )}
          </div>
        </Card>
        <Camera onShown={shown} />
        <Card title={<h2 className="card-title">{t('exchangeDesk.last')}</h2>}>
          {door.data.last.length === 0 && <Text type="secondary">{t('exchangeDesk.nobody')}</Text>}
          <ul className="plain-list">
            {door.data.last.map((one) => (
              <li key={`${one.at}${one.name}`}>
                <strong>{one.name}</strong> {one.company} <Text type="secondary">{momentText(one.at).slice(11)}</Text>
              </li>
            ))}
          </ul>
        </Card>
      </Flex>
    </div>
  );
}
