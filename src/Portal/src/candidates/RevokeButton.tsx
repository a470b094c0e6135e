import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ReasonDialog } from '../app/laterDialogs';
import type { Candidate } from './board';

const lists = ['applications'];

/** Takes a recommendation back, so that the unit can recommend another; it asks before, as the application ends by it. */
export function RevokeButton({ candidate: { id, company } }: { candidate: Candidate }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button danger onClick={() => setAsks(true)} aria-label={t('candidates.revoke.of', { company })}>
        {t('candidates.revoke.act')}
      </Button>
      {asks && (
        <ReasonDialog
          title={t('candidates.revoke.title', { company })}
          hint={t('candidates.revoke.hint')}
          label={t('candidates.revoke.opinion')}
          ok={t('candidates.revoke.act')}
          danger
          maxLength={2000}
          field="opinion"
          lists={lists}
          onOk={async (opinion) => {
            await api.POST('/api/candidates/{id}/revocation', { params: { path: { id } }, body: { opinion } });
            return t('candidates.revoke.done', { company });
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
