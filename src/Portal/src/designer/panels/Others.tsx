import { Alert, Button } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../standing';
import type { PanelProps } from './panel';
import { usePresence } from './presence';

/** Says above the editor who else has the definition open, that somebody has saved since it was opened, and that a save was put aside. */
export function Others({ definitionId, studio, standing, onShow }: PanelProps & { standing: Standing; onShow: () => void }) {
  const { t } = useTranslation();
  const now = usePresence(definitionId);
  if (!now) return null;
  const behind = standing.revision !== undefined && now.revision > standing.revision;
  if (standing.parked || behind) {
    return (
      <Alert
        banner
        type="warning"
        title={t(standing.parked ? 'beside.refused' : 'beside.behind', { name: now.editedBy ?? '', time: dayjs(now.editedAt).format('HH:mm') })}
        action={
          <>
            <Button size="small" type="primary" onClick={onShow} style={{ marginInlineEnd: 8 }}>
              {t('beside.compare')}
            </Button>
            {!standing.parked && (
              <Button size="small" onClick={() => studio.restart()}>
                {t('beside.reload')}
              </Button>
            )}
          </>
        }
      />
    );
  }
  const names = [...new Set(now.others.map((other) => (other.yourself ? t('beside.yourself') : other.displayName)))].join('、');
  return now.others.length > 0 ? <Alert banner type="info" showIcon title={t('beside.alsoOpen', { names })} /> : null;
}
