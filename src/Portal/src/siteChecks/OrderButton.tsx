import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../app/later';
import { useMay } from '../session/session';

const OrderDialog = later(async () => (await import('./OrderDialog')).OrderDialog);

/** Orders a site check of a company by hand. */
export function OrderButton() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('siteChecks.order.open')}
      </Button>
      {open && <OrderDialog onClose={() => setOpen(false)} />}
    </>
  );
}
