import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from './desk';
import type { PanelProps } from './panels';

interface Presence {
  readonly revision: number;
  readonly editedBy?: string | null;
  readonly editedAt?: string | null;
  readonly beatSeconds: number;
  readonly others: readonly { readonly userName: string; readonly displayName: string; readonly yourself: boolean }[];
  readonly parked: number;
}

/** This browser page, for as long as it lives. */
const page = crypto.randomUUID();

/** Says above the editor who else has the definition open, that somebody has saved since it was opened, and that saves were put aside. */
export function Others({ definitionId, studio, call, onShow }: PanelProps & { onShow: () => void }) {
  const { t } = useTranslation();
  const [known, setKnown] = useState<number>();
  const presence = useQuery({
    queryKey: ['definition', definitionId, 'presence'],
    queryFn: ({ signal }) => desk<Presence>(definitionId, `/presence/${page}`, { method: 'POST', signal }),
    refetchInterval: (query) => (query.state.data?.beatSeconds ?? 10) * 1000,
    refetchIntervalInBackground: true,
    retry: false,
  });
  const { refetch } = presence;
  useEffect(() => {
    const leave = () => void desk(definitionId, `/presence/${page}`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [definitionId]);
  useEffect(() => {
    if (call?.type !== 'answered' || call.act === 'version') return;
    if (call.status === 200 && call.revision !== null) setKnown(Number(call.revision));
    void refetch();
  }, [call, refetch]);

  const now = presence.data;
  if (!now) return null;
  const refused = call?.type === 'answered' && (call.act === 'save' || call.act === 'publish') && call.status === 400 && now.parked > 0;
  const behind = known !== undefined && now.revision > known;
  const names = [...new Set(now.others.map((other) => (other.yourself ? t('beside.yourself') : other.displayName)))].join('、');
  if (refused || behind) {
    return (
      <Alert
        banner
        type="warning"
        title={t(refused ? 'beside.refused' : 'beside.behind', { name: now.editedBy ?? '', time: dayjs(now.editedAt).format('HH:mm') })}
        action={
          <>
            <Button size="small" type="primary" onClick={onShow} style={{ marginInlineEnd: 8 }}>
              {t('beside.compare')}
            </Button>
            {!refused && (
              <Button size="small" onClick={() => studio.restart()}>
                {t('beside.reload')}
              </Button>
            )}
          </>
        }
      />
    );
  }
  return now.others.length > 0 ? <Alert banner type="info" showIcon title={t('beside.alsoOpen', { names })} /> : null;
}
