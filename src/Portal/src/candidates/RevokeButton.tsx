import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../app/later';
import type { Candidate } from './board';

const RevokeDialog = later(async () => (await import('./RevokeDialog')).RevokeDialog);

/** Takes a recommendation back, so that the unit can recommend another. */
export function RevokeButton({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button danger onClick={() => setAsks(true)} aria-label={t('candidates.revoke.of', { company: candidate.company })}>
        {t('candidates.revoke.act')}
      </Button>
      {asks && <RevokeDialog candidate={candidate} onClose={() => setAsks(false)} />}
    </>
  );
}
