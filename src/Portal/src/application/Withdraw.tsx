import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../app/later';

const WithdrawDialog = later(async () => (await import('./WithdrawDialog')).WithdrawDialog);

/** The way to take the application back. */
export function Withdraw() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('application.withdraw')}
      </Button>
      {asking && <WithdrawDialog onClose={() => setAsking(false)} />}
    </>
  );
}
