import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ReasonDialog } from '../app/laterDialogs';
import { useMay } from '../session/session';
import { lists, type SiteCheck } from './siteCheck';

/** Calls a visit off, where it is not reported yet and this person may. */
export function CallOffButton({ check }: { check: SiteCheck }) {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const [asking, setAsking] = useState(false);
  if (!may || !check.open) return null;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)} aria-label={`${t('siteChecks.off.open')} ${check.company}`}>
        {t('siteChecks.off.open')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('siteChecks.off.of', { company: check.company })}
          hint={t(check.visitFrom ? 'siteChecks.off.planned' : 'siteChecks.off.unplanned')}
          label={t('siteChecks.off.reason')}
          ok={t('siteChecks.off.ok')}
          danger
          field="reason"
          lists={lists}
          onOk={async (reason) => {
            await api.POST('/api/site-checks/{id}/cancellation', { params: { path: { id: check.id } }, headers: { 'If-Match': `"${check.revision}"` }, body: { reason } });
            return t('siteChecks.off.done', { company: check.company });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
