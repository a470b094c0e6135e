import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ReasonDialog } from '../app/laterDialogs';

const lists = ['applications'];

/** Takes the application back; it asks, wants a reason, and says that there is no way back. */
export function Withdraw() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('application.withdraw')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('application.withdrawAsk')}
          hint={t('application.withdrawHint')}
          label={t('application.withdrawReason')}
          ok={t('application.withdraw')}
          danger
          field="reason"
          lists={lists}
          onOk={async (reason) => void (await api.POST('/api/application/withdrawal', { body: { reason } }))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
