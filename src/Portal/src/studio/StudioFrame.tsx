import { Button, Flex, Result } from 'antd';
import { useCallback, useEffect, useRef, useState, type Ref, useImperativeHandle } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress, elsaAddress } from '../api/base';
import { Bar } from '../app/Bar';
import { Text } from '../app/text';
import { token as look } from '../app/token';
import { token, tokenLasts } from '../session/token';
import type { Failed, FromFrame, Progress as Share, StudioKind, ToFrame } from './messages';

/** What the page around may ask of the element. */
export interface StudioHandle {
  /** Starts the element anew, in a new document. */
  restart(): void;
  /** Selects an activity on the canvas, if it is there. */
  select(activityId: string): void;
}

interface Props {
  readonly kind: StudioKind;
  readonly id: string;
  /** Everything the frame says; the frame itself deals with what concerns its start and its token. */
  readonly onMessage: (message: FromFrame) => void;
  readonly ref?: Ref<StudioHandle>;
}

/** One of Elsa Studio's elements in a document of its own, with the progress of its start before it and a way out when it fails. */
export function StudioFrame({ kind, id, onMessage, ref }: Props) {
  const { t, i18n } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [progress, setProgress] = useState<Share>();
  const [shown, setShown] = useState(false);
  const [failure, setFailure] = useState<Failed>();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const listener = useRef(onMessage);
  useEffect(() => void (listener.current = onMessage));

  const say = useCallback((message: ToFrame) => frame.current?.contentWindow?.postMessage(message, window.location.origin), []);
  const restart = useCallback(() => setAttempt((one) => one + 1), []);
  useImperativeHandle(ref, () => ({ restart, select: (activityId) => say({ type: 'select', activityId }) }), [say, restart]);

  useEffect(() => {
    setProgress(undefined);
    setShown(false);
    setFailure(undefined);
    let renewal = 0;
    let given = '';
    const renew = async (refused?: string) => {
      given = await token(refused);
      say({ type: 'token', accessToken: given });
      wait();
    };
    const wait = () => {
      window.clearTimeout(renewal);
      renewal = window.setTimeout(() => void renew(given).catch(() => undefined), Math.max(5_000, tokenLasts()));
    };
    const hear = (event: MessageEvent<FromFrame>) => {
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return;
      const message = event.data;
      switch (message.type) {
        case 'ready':
          void token()
            .then((its) => {
              given = its;
              say({ type: 'open', kind, api: elsaAddress, accessToken: its, language, id });
              wait();
            })
            .catch((error: unknown) => setFailure({ type: 'failed', reason: 'files', detail: String(error) }));
          break;
        case 'progress':
          setProgress(message);
          break;
        case 'shown':
          setShown(true);
          break;
        case 'failed':
          setFailure(message);
          break;
        case 'token-needed':
          void renew(given).catch(() => undefined);
          break;
      }
      listener.current(message);
    };
    window.addEventListener('message', hear);
    return () => {
      window.removeEventListener('message', hear);
      window.clearTimeout(renewal);
    };
  }, [kind, id, language, attempt, say]);

  return (
    <div style={{ position: 'relative', width: '100%', height: '100%', background: look.colorBgContainer }}>
      <iframe
        key={`${kind}/${id}/${language}/${attempt}`}
        ref={frame}
        src={`${baseAddress}/studio/frame.html`}
        title={t(kind === 'editor' ? 'studio.editor' : 'studio.viewer')}
        style={{ display: 'block', width: '100%', height: '100%', border: 0, visibility: failure ? 'hidden' : 'visible' }}
      />
      {!shown && !failure && (
        <Flex vertical align="center" justify="center" gap={12} style={{ position: 'absolute', inset: 0, background: look.colorBgContainer }} role="status">
          <Bar percent={Math.round((progress?.share ?? 0) * 100)} style={{ width: 320 }} label={t('studio.loading')} />
          <Text type="secondary">{t(`studio.stage.${progress?.stage ?? 'files'}`)}</Text>
        </Flex>
      )}
      {failure && (
        <Flex align="center" justify="center" style={{ position: 'absolute', inset: 0, background: look.colorBgContainer }}>
          <Result
            status="warning"
            title={t(failure.reason === 'files' ? 'studio.filesFailed' : 'studio.crashed')}
            subTitle={t(failure.reason === 'files' ? 'studio.filesFailedHint' : 'studio.crashedHint')}
            extra={
              <Button type="primary" onClick={restart}>
                {t('studio.restart')}
              </Button>
            }
          >
            <details>
              <summary>{t('studio.detail')}</summary>
              <pre style={{ maxWidth: 640, whiteSpace: 'pre-wrap', fontSize: 12 }}>{failure.detail}</pre>
            </details>
          </Result>
        </Flex>
      )}
    </div>
  );
}
