import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../app/text';
import { type QrReader, qrReader } from './qrReader';

/** Reads QR codes by the device's camera, where the browser lets us; elsewhere it says so, and the code is typed or scanned by hand. */
export function Camera({ onShown }: { onShown: (text: string) => void }) {
  const { t } = useTranslation();
  const mayLook = 'mediaDevices' in navigator; // not without https
  const [on, setOn] = useState(false);
  const [failed, setFailed] = useState<string>();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!on) return;
    let ended = false;
    let stream: MediaStream | undefined;
    let next: number | undefined;
    const stop = () => {
      ended = true;
      window.clearTimeout(next);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const look = async (read: QrReader) => {
      if (ended) return;
      const shown = video.current;
      if (shown && shown.readyState >= shown.HAVE_CURRENT_DATA) {
        const found = await read(shown);
        if (found && !ended) onShown(found);
      }
      next = window.setTimeout(() => void look(read), 200);
    };
    const start = async () => {
      try {
        const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        stream = camera;
        if (ended) return stop();
        const shown = video.current;
        if (!shown) return stop();
        shown.srcObject = camera;
        await shown.play();
        await look(await qrReader());
      } catch {
        stop();
        setOn(false);
        setFailed(t('exchangeDesk.noCamera'));
      }
    };
    void start();
    return stop;
  }, [on, onShown, t]);
  if (!mayLook) return <Text type="secondary">{t('exchangeDesk.noDetector')}</Text>;
  return (
    <Card>
      {failed && <Alert type="warning" showIcon role="alert" title={failed} style={{ marginBottom: 16 }} />}
      <Button
        icon={<CameraOutlined />}
        onClick={() => {
          setFailed(undefined);
          setOn(!on);
        }}
      >
        {on ? t('exchangeDesk.cameraOff') : t('exchangeDesk.cameraOn')}
      </Button>
      {on && <video ref={video} muted playsInline aria-label={t('exchangeDesk.picture')} style={{ display: 'block', width: '100%', maxHeight: 420, objectFit: 'cover', background: '#000', borderRadius: 8, marginTop: 16 }} />}
    </Card>
  );
}
