import './frame.css';
import type { FromFrame, Open, Progress, StudioKind, ToFrame } from '../messages';
import { watchCalls, type CallWatch } from './calls';
import { darkenCode } from './dark';
import { loadFiles } from './files';
import { watchNavigation } from './navigation';
import { placeDrawing } from './place';
import { drawn, shareOf, watchFiles } from './progress';
import { select } from './select';
import { Translation } from './translation';

declare const Blazor: { start(options: { applicationCulture: string }): Promise<void> };

const elements = {
  editor: { name: 'elsa-workflow-definition-editor', attribute: 'definition-id', calls: 11 },
  viewer: { name: 'elsa-workflow-instance-viewer', attribute: 'instance-id', calls: 10 },
} satisfies Record<StudioKind, { name: string; attribute: string; calls: number }>;

/** Nothing drawn after this long since the data came: a definition without activities, which is complete as it is. */
const emptyCanvasAfter = 8_000;

const tell = (message: FromFrame) => window.parent.postMessage(message, window.location.origin);

/** Runs one of the Studio's elements in this document: waits for the page's `open`, loads the Studio, shows the element. */
function start(): void {
  let watch: CallWatch | undefined;
  let element: HTMLElement | undefined;
  const waiting = new Set<(token: string) => void>();

  window.addEventListener('message', (event: MessageEvent<ToFrame>) => {
    if (event.origin !== window.location.origin || event.source !== window.parent) return;
    const message = event.data;
    if (message.type === 'open' && !watch) {
      watch = {
        api: message.api,
        id: message.id,
        accessToken: message.accessToken,
        tell,
        renewed: (refused) => renewed(refused),
        counted: (running, ended) => {
          if (!element || ended > elements[message.kind].calls) return;
          progress('data', ended / elements[message.kind].calls);
          if (running === 0 && ended > 0) settled();
        },
      };
      void run(message, watch).catch((error: unknown) => tell({ type: 'failed', reason: 'files', detail: String(error) }));
    } else if (message.type === 'token' && watch) {
      watch.accessToken = message.accessToken;
      provide({ 'access-token': message.accessToken });
      for (const resume of waiting) resume(message.accessToken);
      waiting.clear();
    } else if (message.type === 'select') {
      select(message.activityId);
    }
  });

  async function run(open: Open, its: CallWatch): Promise<void> {
    document.documentElement.lang = open.language === 'zh' ? 'zh-CN' : 'en';
    watchCalls(its);
    watchNavigation((to) => tell({ type: 'navigate', to }));
    watchCrash();
    const { name, attribute } = elements[open.kind];
    provide({ 'remote-endpoint': open.api, 'access-token': open.accessToken });
    element = document.createElement(name);
    element.setAttribute(attribute, open.id);
    element.setAttribute('remote-endpoint', open.api);
    element.setAttribute('access-token', open.accessToken);

    if (open.language === 'zh') await translate();
    const files = watchFiles((part) => progress('files', part));
    await loadFiles();
    darkenCode();
    await Blazor.start({ applicationCulture: open.language === 'zh' ? 'zh-CN' : 'en-US' }); // also of its dates, never the browser's
    files.disconnect();
    progress('start', 0.5);
    await customElements.whenDefined(name);
    progress('start', 1);
    document.body.append(element);
    await drawn();
    await placeDrawing();
    shown();
  }

  let furthest = 0;
  function progress(stage: Progress['stage'], part: number): void {
    const share = shareOf(stage, part);
    if (share <= furthest) return;
    furthest = share;
    tell({ type: 'progress', stage, share });
  }

  let isShown = false;
  function shown(): void {
    if (isShown) return;
    isShown = true;
    progress('canvas', 1);
    tell({ type: 'shown' });
  }

  let settling = 0;
  function settled(): void {
    window.clearTimeout(settling);
    settling = window.setTimeout(shown, emptyCanvasAfter);
  }

  /** A provider renders nothing; the Studio takes its values over for every later call. */
  function provide(values: Record<string, string>): void {
    const provider = document.createElement('elsa-backend-provider');
    for (const [name, value] of Object.entries(values)) provider.setAttribute(name, value);
    document.body.append(provider);
  }

  function renewed(refused: string): Promise<string | undefined> {
    if (watch && watch.accessToken !== refused) return Promise.resolve(watch.accessToken);
    tell({ type: 'token-needed' });
    return new Promise((done) => {
      waiting.add(done);
      window.setTimeout(() => {
        if (waiting.delete(done)) done(undefined);
      }, 10_000);
    });
  }

  tell({ type: 'ready' });
}

async function translate(): Promise<void> {
  const { default: dictionary } = await import('./zh.json');
  new Translation(dictionary).watch(document.body);
}

/** Blazor shows an element of this id when it meets an error it does not survive. */
function watchCrash(): void {
  const bar = document.createElement('div');
  bar.id = 'blazor-error-ui';
  document.body.append(bar);
  let last = '';
  const original = console.error.bind(console);
  console.error = (...values: unknown[]) => {
    last = values.map(String).join(' ').slice(0, 2_000);
    original(...values);
  };
  new MutationObserver(() => {
    if (bar.style.display === 'block') tell({ type: 'failed', reason: 'crash', detail: last });
  }).observe(bar, { attributes: true, attributeFilter: ['style'] });
}

start();
