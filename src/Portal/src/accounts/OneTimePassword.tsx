import { Alert, Button, Flex, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Text } from '../app/text';

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
        <Text copyable code style={{ fontSize: 18 }}>
          {password}
        </Text>
      </Flex>
    </Modal>
  );
}
