import { Button, Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { modal } from '../app/ask';
import { momentText } from '../app/moment';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import type { Template, Words } from './template';

const lists = ['templates'];

/** Every version, and the way back to each. */
export function Versions({ template, onRestored }: { template: Template; onRestored: (words: Words, version: number) => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const may = useMay('write:mail');
  const { name, version } = template.line;
  const called = (one: number) => (one === 0 ? t('mailTemplates.original') : t('mailTemplates.versionOf', { version: one }));
  return (
    <Card title={<h2 className="card-title">{t('mailTemplates.versions')}</h2>}>
      <ul className="plain-list">
        {template.versions.map((one) => (
          <li key={one.version}>
            <Flex gap={8} wrap align="center" justify="space-between">
              <span>
                <strong>{called(one.version)}</strong> {one.version === version && <Tag color="blue">{t('mailTemplates.holds')}</Tag>}
                {one.restoredFrom != null && t('mailTemplates.restoredFrom', { name: called(one.restoredFrom) })}
              </span>
              {may && one.version !== version && (one.subject !== template.line.subject || one.text !== template.text) && (
                <Button
                  size="small"
                  disabled={busy}
                  onClick={() =>
                    modal.confirm({
                      width: 640,
                      title: t('mailTemplates.restoreAsk', { name: called(one.version) }),
                      content: (
                        <>
                          <p>{t('mailTemplates.restoreHint')}</p>
                          <strong>{one.subject}</strong>
                          <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit', maxHeight: 320, overflowY: 'auto' }}>{one.text}</pre>
                        </>
                      ),
                      okText: t('mailTemplates.restore'),
                      cancelText: t('app.cancel'),
                      onOk: () =>
                        act(async () => {
                          await api.POST('/api/mail/templates/{name}/restore', { params: { path: { name } }, headers: { 'If-Match': `"${version}"` }, body: { version: one.version } });
                          onRestored({ subject: one.subject, text: one.text }, version + 1);
                          return t('mailTemplates.restored');
                        }),
                    })
                  }
                >
                  {t('mailTemplates.restore')}
                </Button>
              )}
            </Flex>
            <Text type="secondary">{one.writtenAt ? `${one.writtenBy?.name ?? ''} ${momentText(one.writtenAt)}` : t('mailTemplates.shipped')}</Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
