import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Field } from '../app/Field';
import { NumberInput } from '../app/NumberInput';
import { message } from '../app/say';
import { Text } from '../app/text';
import { type Desk, sections } from './desk';
import type { zh } from './texts';
import { later } from '../app/later';

const SettingsDialog = later(async () => (await import('./SettingsDialog')).SettingsDialog);

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
              {desk.settings
                .filter((one) => one.path.startsWith(`${section}.`))
                .map((one) => {
                  const id = `setting-${one.path.replace('.', '-')}`;
                  const value = written[one.path] !== undefined ? written[one.path] : (one.value as string | number);
                  const change = (to: string | number | null) => setWritten({ ...written, [one.path]: to });
                  return (
                    <Field
                      key={one.path}
                      htmlFor={id}
                      label={
                        <Flex gap={8} align="center">
                          {label(one.path)}
                          <Tag>{t(`campaignDesk.source.${one.source}`)}</Tag>
                        </Flex>
                      }
                      error={faults[one.path]?.join(' ')}
                    >
                      {typeof one.value === 'string' ? (
                        <Input id={id} value={value ?? ''} maxLength={5} onChange={(event) => change(event.target.value)} style={{ width: 160 }} />
                      ) : (
                        <NumberInput id={id} value={value as number | null} onChange={change} style={{ width: 160 }} />
                      )}
                    </Field>
                  );
                })}
          </Card>
        ))}
      </div>
      <Flex gap={8} wrap>
        <Button type="primary" disabled={changes.length === 0} onClick={() => setAsking(desk.revision)}>
          {t('campaignDesk.save', { count: changes.length })}
        </Button>
        {changes.length > 0 && <Button onClick={() => setWritten({})}>{t('campaignDesk.undo')}</Button>}
      </Flex>
      {asking !== undefined && (
        <SettingsDialog
          lines={changes.map(([path, value]) => ({ path, label: label(path), from: String(now.get(path)), to: String(value ?? '') }))}
          reason={reason}
          onReason={setReason}
          refused={refused}
          busy={save.isPending}
          onSave={() => save.mutate(asking)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Flex>
  );
}
