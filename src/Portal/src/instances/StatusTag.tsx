import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Instance, SubStatus } from './instance';

const colours: Record<SubStatus, string> = {
  Pending: 'default',
  Executing: 'processing',
  Suspended: 'blue',
  Finished: 'green',
  Cancelled: 'default',
  Faulted: 'red',
  Interrupted: 'orange',
};

/** How an instance stands, with its open incidents. */
export function StatusTag({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  return (
    <Flex gap={4}>
      <Tag color={colours[instance.subStatus]}>{t(`instances.subStatus.${instance.subStatus}`)}</Tag>
      {instance.incidentCount > 0 && <Tag color="red">{t('instances.incidents', { count: instance.incidentCount })}</Tag>}
    </Flex>
  );
}
