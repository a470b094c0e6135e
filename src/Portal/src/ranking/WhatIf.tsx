import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Field } from '../app/Field';
import { ListError } from '../app/ListStates';
import { NumberInput } from '../app/NumberInput';
import { Skeleton } from '../app/Skeleton';
import { Paragraph } from '../app/text';
import { Moved } from './Moved';

type Rule = components['schemas']['RankingRuleView'];

/** What another cut-off would change; the server reckons it, and nothing is kept. */
export function WhatIf({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const decided = { maxSelected: rule.maxSelected, minScore: rule.minScore, documentWeight: rule.documentWeight };
  const [tried, setTried] = useState(decided);
  const asked = useDeferredValue(tried);
  const what = useQuery({
    queryKey: ['reviews', 'what-if', asked],
    queryFn: async ({ signal }) => body(await api.GET('/api/ranking/what-if', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const wrong = what.error instanceof ApiProblem ? what.error.fields : {};
  const field = (name: keyof typeof decided, label: string, step: number) => (
    <Field label={label} htmlFor={`cut-${name}`} style={{ marginBottom: 0 }} error={wrong[name]?.join(' ')}>
      <NumberInput
        id={`cut-${name}`}
        aria-invalid={Boolean(wrong[name])}
        step={step}
        value={tried[name]}
        style={{ width: 140 }}
        onChange={(value) => value !== null && setTried({ ...tried, [name]: value })}
      />
    </Field>
  );
  return (
    <Card title={<h2 className="card-title">{t('ranking.cut.title')}</h2>}>
      <Paragraph type="secondary">{t('ranking.cut.hint')}</Paragraph>
      <div>
        <Flex gap={16} wrap align="end">
          {field('maxSelected', t('ranking.cut.places'), 1)}
          {field('minScore', t('ranking.cut.least'), 1)}
          {field('documentWeight', t('ranking.cut.weight'), 0.05)}
          <Button onClick={() => setTried(decided)}>{t('ranking.cut.reset')}</Button>
        </Flex>
      </div>
      <div style={{ marginTop: 16, opacity: what.isPlaceholderData ? 0.6 : 1 }} aria-live="polite">
        {what.error && Object.keys(wrong).length === 0 ? (
          <ListError error={what.error} onRetry={() => void what.refetch()} />
        ) : !what.data ? (
          !what.error && <Skeleton />
        ) : (
          <>
            <Paragraph strong>{t('ranking.cut.result', { selected: what.data.selected ?? 0, enters: what.data.enters.length, leaves: what.data.leaves.length, moves: what.data.moves })}</Paragraph>
            <div className="two-columns">
              <Moved title={t('ranking.cut.enters')} lines={what.data.enters} />
              <Moved title={t('ranking.cut.leaves')} lines={what.data.leaves} />
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
