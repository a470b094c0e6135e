import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Field } from '../app/Field';
import { message } from '../app/say';
import type { Template, Words } from './template';

interface Props {
  readonly template: Template;
  readonly words: Words;
  /** The version that they were written on. */
  readonly seen: number;
  readonly onWrite: (words: Words) => void;
  readonly onSeen: (version: number) => void;
}

/** The Chinese words. What was typed stays when the server refuses it, or somebody else saved meanwhile. */
export function WordsForm({ template, words, seen, onWrite, onSeen }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Error>();
  const faults = refused instanceof ApiProblem ? refused.fields : {};
  const name = template.line.name;
  const changed = words.subject !== template.line.subject || words.text !== template.text;
  const meanwhile = template.line.version > seen;
  const save = useMutation({
    mutationFn: async () => api.PUT('/api/mail/templates/{name}', { params: { path: { name } }, headers: { 'If-Match': `"${seen}"` }, body: { ...words, applicationId: null } }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      onSeen(seen + 1);
      onWrite({ subject: words.subject.trim(), text: words.text.trim() });
      message.success(t('mailTemplates.saved'));
    },
    onError: setRefused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['templates'] }),
  });
  return (
    <Card title={<h2 className="card-title">{t('mailTemplates.words')}</h2>}>
      {refused && Object.keys(faults).length === 0 && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 16 }} />}
      {meanwhile && !save.isPending && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('mailTemplates.meanwhile', { name: template.line.writtenBy?.name ?? '' })}
          description={<span style={{ whiteSpace: 'pre-wrap' }}>{`${template.line.subject}\n\n${template.text}`}</span>}
          action={<Button onClick={() => onSeen(template.line.version)}>{t('mailTemplates.mine')}</Button>}
          style={{ marginBottom: 16 }}
        />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label={t('mail.form.subject')} htmlFor="words-subject" error={faults['subject']?.join(' ')}>
          <Input id="words-subject" maxLength={300} value={words.subject} onChange={(event) => onWrite({ ...words, subject: event.target.value })} />
        </Field>
        <Field label={t('mail.form.text')} htmlFor="words-text" extra={t('mailTemplates.textHint')} error={faults['text']?.join(' ')}>
          <Input.TextArea id="words-text" autoSize={{ minRows: 10, maxRows: 28 }} maxLength={10_000} value={words.text} onChange={(event) => onWrite({ ...words, text: event.target.value })} />
        </Field>
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed}>
            {t('mailTemplates.save')}
          </Button>
          {changed && <Button onClick={() => onWrite({ subject: template.line.subject, text: template.text })}>{t('mailTemplates.undo')}</Button>}
        </Flex>
      </form>
    </Card>
  );
}
