import type { Act, FromFrame } from '../messages';

/** The state of the definition that the editor stands on, as the server names it: read from its answers, sent with every write. */
export const revisionHeader = 'X-Definition-Revision';

const acts: ReadonlyArray<readonly [method: string, path: RegExp, act: Act]> = [
  ['GET', /^\/workflow-definitions\/by-definition-id\/[^/]+$/, 'load'],
  ['GET', /^\/workflow-definitions\/by-id\/[^/]+$/, 'version'],
  ['POST', /^\/workflow-definitions$/, 'save'],
  ['POST', /^\/workflow-definitions\/import$/, 'import'],
  ['POST', /^\/workflow-definitions\/[^/]+\/retract$/, 'retract'],
  ['POST', /^\/workflow-definitions\/[^/]+\/revert\/[^/]+$/, 'revert'],
  ['POST', /^\/workflow-definitions\/[^/]+\/execute$/, 'run'],
];

/** What a call of the Studio does; a save that publishes is a publish. Nothing for the rest. */
export function actOf(method: string, path: string, body: unknown): Act | undefined {
  const act = acts.find(([itsMethod, itsPath]) => itsMethod === method && itsPath.test(path))?.[2];
  return act === 'save' && publishes(body) ? 'publish' : act;
}

/** The Studio writes `publish` behind the model, at the end of the body: the text's end decides, and a large definition is not parsed for it. */
function publishes(body: unknown): boolean {
  const text = typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body.subarray(-64)) : '';
  return /"publish":\s*true\s*}\s*$/.test(text);
}

export interface CallWatch {
  /** The absolute address of the API; calls elsewhere pass untouched. */
  readonly api: string;
  /** What is open: only its own answers say which revision the editor stands on, not those of workflows it uses. */
  readonly id: string;
  accessToken: string;
  readonly tell: (message: FromFrame) => void;
  /** Waits for a token other than the refused one; nothing when none comes. */
  readonly renewed: (refused: string) => Promise<string | undefined>;
  /** A call to the API begins or ends, for the progress shown while loading. */
  readonly counted: (running: number, ended: number) => void;
}

/**
 * Stands between the Studio and the network: every call to the API carries the newest token (a refused one is renewed once and the call repeated), writes
 * carry the revision they stand on, and the page hears of those that concern it.
 */
export function watchCalls(watch: CallWatch): void {
  const send = window.fetch.bind(window);
  let calls = 0;
  let running = 0;
  let ended = 0;
  let revision: string | null = null;

  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith(`${watch.api}/`)) return send(input, init);
    const method = (init?.method ?? 'GET').toUpperCase();
    const foreign = method === 'GET' && !decodeURIComponent(address).includes(`/${watch.id}`);
    const act = actOf(method, new URL(address).pathname.slice(new URL(watch.api).pathname.length), init?.body);
    const call = ++calls;
    if (act) watch.tell({ type: 'called', call, act });
    watch.counted(++running, ended);
    try {
      const response = await attempt(address, init, method);
      if (act) void answered(call, act, response.clone(), foreign);
      return response;
    } catch (error) {
      if (act) watch.tell({ type: 'answered', call, act, status: 0, body: String(error), revision: null });
      throw error;
    } finally {
      watch.counted(--running, ++ended);
    }
  };

  async function attempt(address: string, init: RequestInit | undefined, method: string): Promise<Response> {
    const token = watch.accessToken;
    const response = await send(address, withHeaders(init, method, token));
    if (response.status !== 401) return response;
    const other = await watch.renewed(token);
    return other ? send(address, withHeaders(init, method, other)) : response;
  }

  function withHeaders(init: RequestInit | undefined, method: string, token: string): RequestInit {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    if (revision !== null && method !== 'GET') headers.set(revisionHeader, revision);
    return { ...init, headers };
  }

  async function answered(call: number, act: Act, response: Response, foreign: boolean): Promise<void> {
    const its = response.headers.get(revisionHeader);
    if (its !== null && act !== 'version' && !foreign) revision = its;
    const text = await response.text().catch(() => '');
    watch.tell({ type: 'answered', call, act, status: response.status, body: parsed(text), revision: its });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
