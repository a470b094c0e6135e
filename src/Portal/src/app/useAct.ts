import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from './say';

/** Runs what a button does: says when it is done, says why when it is not, and has the lists read again either way. */
export function useAct(lists: readonly string[]) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (does: () => Promise<string | void>) => {
      setBusy(true);
      try {
        const done = await does();
        if (done) message.success(done);
      } catch (error) {
        message.error(error instanceof Error && error.message ? error.message : t('app.failed'), 6);
      } finally {
        setBusy(false);
        for (const list of lists) void queries.invalidateQueries({ queryKey: [list] });
      }
    },
    [lists, queries, t],
  );
  return { act, busy };
}
