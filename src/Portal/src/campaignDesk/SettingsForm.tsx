import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Input, InputNumber, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { message } from '../app/say';
import { Text } from '../app/text';
import { type Desk, sections } from './desk';
import type { zh } from './texts';

type Path = keyof typeof zh.value;

/** The numbers of the campaign. What was changed is shown once more, and needs a reason. */
export function SettingsForm({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [written, setWritten] = useState<Readonly<Record<string, string | number | null>>>({});
  const [asking, setAsking] = useState<number>();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Error>();
  const faults = refused instanceof ApiProblem ? refused.fields : {};
  const now = new Map(desk.settings.map((one) => [one.path, one.value as string | number]));
  const changes = Object.entries(written).filter(([path, value]) => value !== now.get(path));
  const save = useMutation({
    mutationFn: async (revision: number) =>
      api.PUT('/api/campaigns/{year}/settings', {
        params: { path: { year: desk.year } },
        headers: { 'If-Match': `"${revision}"` },
        body: { values: Object.fromEntries(changes) as never, reason },
      }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      message.success(t('campaignDesk.saved'));
      setWritten({});
      setAsking(undefined);
      setReason('');
    },
    onError: (error) => {
      setRefused(error);
      if (error instanceof ApiProblem && Object.keys(error.fields).some((name) => name !== 'reason')) setAsking(undefined);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  const label = (path: string) => t(`campaignDesk.value.${path.replace('.', '_') as Path}`);
  return (
    <Flex vertical gap={16}>
      <Text type="secondary">{t('campaignDesk.settingsHint')}</Text>
      {refused && asking === undefined && <Alert type="error" showIcon role="alert" title={refused.message} />}
      <div className="two-columns">
        {sections.map((section) => (
          <Card key={section} title={<h2 className="card-title">{t(`campaignDesk.section.${section}`)}</h2>}>
            <Form layout="vertical" requiredMark={false}>
              {desk.settings
                .filter((one) => one.path.startsWith(`${section}.`))
                .map((one) => {
                  const id = `setting-${one.path.replace('.', '-')}`;
                  const value = written[one.path] !== undefined ? written[one.path] : (one.value as string | number);
                  const change = (to: string | number | null) => setWritten({ ...written, [one.path]: to });
                  return (
                    <Form.Item
                      key={one.path}
                      htmlFor={id}
                      label={
                        <Flex gap={8} align="center">
                          {label(one.path)}
                          <Tag>{t(`campaignDesk.source.${one.source}`)}</Tag>
                        </Flex>
                      }
                      {...fault(faults[one.path]?.join(' '))}
                    >
                      {typeof one.value === 'string' ? (
                        <Input id={id} value={value ?? ''} maxLength={5} onChange={(event) => change(event.target.value)} style={{ width: 160 }} />
                      ) : (
                        <InputNumber id={id} value={value as number | null} onChange={(to) => change(to as number | null)} style={{ width: 160 }} />
                      )}
                    </Form.Item>
                  );
                })}
            </Form>
          </Card>
        ))}
      </div>
      <Flex gap={8} wrap>
        <Button type="primary" disabled={changes.length === 0} onClick={() => setAsking(desk.revision)}>
          {t('campaignDesk.save', { count: changes.length })}
        </Button>
        {changes.length > 0 && <Button onClick={() => setWritten({})}>{t('campaignDesk.undo')}</Button>}
      </Flex>
      <Modal
        open={asking !== undefined}
        title={t('campaignDesk.saveAsk')}
        okText={t('campaignDesk.confirm')}
        cancelText={t('app.cancel')}
        confirmLoading={save.isPending}
        maskClosable={false}
        onCancel={() => setAsking(undefined)}
        onOk={() => save.mutate(asking ?? desk.revision)}
      >
        {refused && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 12 }} />}
        <ul className="plain-list">
          {changes.map(([path, value]) => (
            <li key={path}>
              {label(path)}：{String(now.get(path))} → <strong>{String(value ?? '')}</strong>
            </li>
          ))}
        </ul>
        <Form layout="vertical" requiredMark={false} style={{ marginTop: 16 }}>
          <Form.Item label={t('campaignDesk.reason')} htmlFor="settings-reason" {...fault(faults['reason']?.join(' '))}>
            <Input.TextArea id="settings-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
        </Form>
      </Modal>
    </Flex>
  );
}
