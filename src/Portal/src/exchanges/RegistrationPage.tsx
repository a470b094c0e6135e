import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, QRCode, Rate, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { modal } from '../app/ask';
import { ListError } from '../app/ListStates';
import { momentText, periodText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { token } from '../app/token';
import { useAct } from '../app/useAct';
import { eventsQuery } from './exchange';

type Registration = components['schemas']['RegistrationView'];

const lists = ['exchanges'];

/** A registration, for who has its code: what it is worth at the door, giving it back, feedback afterwards. */
export function RegistrationPage() {
  const { t } = useTranslation();
  const { eventId, code = '' } = useParams();
  const path = { id: Number(eventId), code };
  const registration = useQuery({ queryKey: ['exchanges', eventId, code], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/{id}/registrations/{code}', { params: { path }, signal })) });
  return (
    <div className="list-page" style={{ maxWidth: 640 }}>
      <Link to="/exchanges">
        <ArrowLeftOutlined /> {t('exchanges.back')}
      </Link>
      <div style={{ marginTop: 12 }}>
        <PageTitle>{t('exchanges.mine')}</PageTitle>
      </div>
      {registration.isPending && <Skeleton />}
      {registration.error instanceof ApiProblem && registration.error.status === 404 ? (
        <Result status="info" title={t('exchanges.gone')} />
      ) : (
        registration.error && <ListError error={registration.error} onRetry={() => void registration.refetch()} />
      )}
      {registration.data && <Mine registration={registration.data} path={path} />}
    </div>
  );
}

function Mine({ registration, path }: { registration: Registration; path: { id: number; code: string } }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const cancelled = registration.state === 'cancelled';
  const ask = () =>
    modal.confirm({
      title: t('exchanges.cancelAsk'),
      content: t('exchanges.cancelHint'),
      okText: t('exchanges.cancel'),
      okButtonProps: { danger: true },
      cancelText: t('exchanges.keep'),
      onOk: () => act(async () => void (await api.POST('/api/exchanges/{id}/registrations/{code}/cancel', { params: { path } }))),
    });
  return (
    <Flex vertical gap={16}>
      <Card>
        <Flex vertical gap={8} align="center">
          <Title level={2} style={{ fontSize: 18, margin: 0 }}>
            {t(`exchanges.${registration.state}`)}
          </Title>
          <Text>
            {registration.name} {registration.company}
          </Text>
          <Occasion id={path.id} />
          {registration.state === 'waiting' && <Text type="secondary">{t('exchanges.waitingHint')}</Text>}
          {registration.state === 'registered' && (
            <>
              <QRCode value={registration.code} aria-label={t('exchanges.code')} color="#000" bgColor="#fff" bordered={false} style={{ padding: 12, background: '#fff', borderRadius: token.borderRadius }} />
              <Text copyable strong style={{ fontSize: 20, letterSpacing: 2 }}>
                {registration.code}
              </Text>
              <Text type="secondary">{registration.checkedInAt ? t('exchanges.checkedIn', { at: momentText(registration.checkedInAt) }) : t('exchanges.codeHint')}</Text>
            </>
          )}
          {!cancelled && !registration.checkedInAt && (
            <Button danger disabled={busy} onClick={ask}>
              {t('exchanges.cancel')}
            </Button>
          )}
        </Flex>
      </Card>
      {registration.checkedInAt && <Feedback registration={registration} path={path} />}
    </Flex>
  );
}

/** What it is for, when and where. */
function Occasion({ id }: { id: number }) {
  const event = useQuery(eventsQuery).data?.find((one) => one.id === id);
  if (!event) return null;
  return (
    <>
      <Text strong style={{ textAlign: 'center' }}>
        {event.title}
      </Text>
      <Text style={{ textAlign: 'center' }}>
        {periodText(event.startsAt, event.endsAt)} · {event.place}
      </Text>
    </>
  );
}

function Feedback({ registration, path }: { registration: Registration; path: { id: number; code: string } }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  return (
    <Card title={<h2 className="card-title">{t('exchanges.feedback')}</h2>}>
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ rating: registration.rating ?? undefined, text: registration.feedback }}
        onFinish={({ rating, text }: { rating: number; text?: string }) =>
          void act(async () => {
            await api.POST('/api/exchanges/{id}/registrations/{code}/feedback', { params: { path }, body: { rating, text: text ?? '' } });
            return t('exchanges.thanks');
          })
        }
      >
        <Form.Item name="rating" label={t('exchanges.rating')} rules={[{ required: true, message: t('exchanges.ratingMissing') }]}>
          <Stars />
        </Form.Item>
        <Form.Item name="text" label={t('exchanges.words')}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('exchanges.send')}
        </Button>
      </Form>
    </Card>
  );
}

/** Its list may not say that it is required, which a form's item would have it say. */
function Stars({ value, onChange }: { readonly value?: number; readonly onChange?: (value: number) => void }) {
  return <Rate {...(value === undefined ? {} : { value })} {...(onChange ? { onChange } : {})} />;
}
