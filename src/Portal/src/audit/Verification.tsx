import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { Bar } from '../app/Bar';

type Check = components['schemas']['AuditCheck'];

/** Walks the chain stretch by stretch, shows how far it is, and names the first broken link. */
export function Verification() {
  const { t } = useTranslation();
  const [check, setCheck] = useState<Check>();
  const [failed, setFailed] = useState<string>();
  const [walking, setWalking] = useState(false);
  const stopped = useRef(false);

  const walk = async () => {
    stopped.current = false;
    setWalking(true);
    setFailed(undefined);
    setCheck(undefined);
    try {
      for (let after = 0; !stopped.current; ) {
        const next = body(await api.GET('/api/audit/verification', { params: { query: { after } } }));
        setCheck(next);
        if (next.isDone) break;
        after = next.upTo;
      }
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setWalking(false);
    }
  };

  return (
    <Flex vertical gap={8} style={{ flexBasis: walking || check || failed ? '100%' : 'auto' }}>
      <Flex gap={8} align="center">
        <Button icon={<SafetyCertificateOutlined />} loading={walking} onClick={() => void walk()}>
          {t('audit.verify')}
        </Button>
        {walking && <Button onClick={() => (stopped.current = true)}>{t('audit.stop')}</Button>}
      </Flex>
      {check && !check.isDone && (
        <>
          <Bar percent={Math.floor((check.upTo / Math.max(1, check.head)) * 100)} label={t('audit.verify')} />
          <span aria-live="polite">{t('audit.verifying', { upTo: check.upTo, head: check.head })}</span>
        </>
      )}
      {check?.isDone && (
        <Alert
          role="status"
          showIcon
          type={check.broken ? 'error' : 'success'}
          title={check.broken ? t('audit.broken', { what: check.broken, upTo: check.upTo }) : t('audit.whole', { head: check.head })}
        />
      )}
      {failed && <Alert role="alert" showIcon type="error" title={failed} />}
    </Flex>
  );
}
