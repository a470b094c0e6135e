import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** A password that is shown this once. */
export function OneTimePassword({ userName, password, onClose }: { userName: string; password: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('accounts.oneTime.title', { userName })}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('accounts.oneTime.close')}
        </Button>
      }
    >
      <Flex vertical gap={16}>
        <Alert type="warning" showIcon title={t('accounts.oneTime.hint')} />
        <Typography.Text copyable={{ text: password, tooltips: [t('accounts.oneTime.copy'), t('accounts.oneTime.copied')] }} code style={{ fontSize: 18 }}>
          {password}
        </Typography.Text>
      </Flex>
    </Modal>
  );
}
