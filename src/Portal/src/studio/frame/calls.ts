import type { Act, FromFrame } from '../messages';

/** The state of the definition that the editor stands on, as the server names it: read from its answers, sent with every write. */
const revisionHeader = 'X-Definition-Revision';

/** Where the server put a save that came too late: read from the refusal, sent with the next save, which then takes its place there. */
const parkedHeader = 'X-Definition-Parked';

/** `about`: the definition that the path names, where it names one. */
const acts: ReadonlyArray<readonly [method: string, path: RegExp, act: Act]> = [
  ['GET', /^\/workflow-definitions\/by-definition-id\/(?<about>[^/]+)$/, 'load'],
  ['GET', /^\/workflow-definitions\/by-id\/[^/]+$/, 'version'],
  ['POST', /^\/workflow-definitions$/, 'save'],
  ['POST', /^\/workflow-definitions\/import$/, 'import'],
  ['POST', /^\/workflow-definitions\/(?<about>[^/]+)\/retract$/, 'retract'],
  ['POST', /^\/workflow-definitions\/(?<about>[^/]+)\/revert\/[^/]+$/, 'revert'],
  ['POST', /^\/workflow-definitions\/(?<about>[^/]+)\/execute$/, 'run'],
];

/** What a call of the Studio does and which definition its path names; a save that publishes is a publish. Nothing for the rest. */
export function actOf(method: string, path: string, body: unknown): { readonly act: Act; readonly about: string | undefined } | undefined {
  for (const [itsMethod, itsPath, act] of acts) {
    const found = itsMethod === method ? itsPath.exec(path) : null;
    if (found) return { act: act === 'save' && publishes(body) ? 'publish' : act, about: decoded(found.groups?.['about']) };
  }
  return undefined;
}

/** The Studio writes `publish` behind the model, at the end of the body: the text's end decides, and a large definition is not parsed for it. */
function publishes(body: unknown): boolean {
  const text = typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body.subarray(-64)) : '';
  return /"publish":\s*true\s*}\s*$/.test(text);
}

/** A segment of a path; one that is not encoded rightly is nobody's id and stays as it is. */
function decoded(segment: string | undefined): string | undefined {
  try {
    return segment && decodeURIComponent(segment);
  } catch {
    return segment;
  }
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
 * carry the revision they stand on, saves where the last refused one was put, and the page hears of those that concern it. The Studio saves by itself half a
 * second after each edit and waits for no answer: its writes are sent one after the other, each on the revision that the one before it made, and what is
 * opened is read after them. So an editor never meets a conflict with itself.
 */
export function watchCalls(watch: CallWatch): void {
  const send = window.fetch.bind(window);
  const root = new URL(watch.api).pathname;
  let calls = 0;
  let running = 0;
  let ended = 0;
  let revision: string | null = null;
  let parked: string | null = null;
  let writing = 0;
  let written: Promise<string | null> = Promise.resolve(null);

  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith(`${watch.api}/`)) return send(input, init);
    const method = (init?.method ?? 'GET').toUpperCase();
    const known = actOf(method, new URL(address).pathname.slice(root.length), init?.body);
    const call = ++calls;
    if (known) watch.tell({ type: 'called', call, act: known.act });
    watch.counted(++running, ended);
    try {
      const foreign = known?.act === 'version' || (known?.about ?? watch.id) !== watch.id;
      const sent = async (stands: string | null) => {
        const answer = await attempt(address, init, method, known?.act, stands);
        if (known && !foreign) noted(answer);
        return answer;
      };
      if (known && method === 'GET' && !foreign && writing > 0) await written;
      const response = known && method !== 'GET' ? await inTurn(sent, foreign) : await sent(revision);
      if (known) void answered(call, known.act, response.clone(), foreign);
      return response;
    } catch (error) {
      if (known) watch.tell({ type: 'answered', call, act: known.act, status: 0, body: String(error), revision: null, parked: null });
      throw error;
    } finally {
      watch.counted(--running, ++ended);
    }
  };

  /**
   * Sends a write once those before it are answered. It stands on what they made, or on what the canvas showed when the Studio made it: not on what was
   * opened since.
   */
  async function inTurn(send: (stands: string | null) => Promise<Response>, foreign: boolean): Promise<Response> {
    const before = writing++ > 0 ? written : Promise.resolve(revision);
    const answer = before.then(send);
    written = answer.then(
      async (response) => (foreign ? null : response.headers.get(revisionHeader)) ?? (await before),
      () => before,
    );
    try {
      return await answer;
    } finally {
      writing--;
    }
  }

  async function attempt(address: string, init: RequestInit | undefined, method: string, act: Act | undefined, stands: string | null): Promise<Response> {
    const token = watch.accessToken;
    const response = await send(address, withHeaders(init, method, act, stands, token));
    if (response.status !== 401) return response;
    const other = await watch.renewed(token);
    return other ? send(address, withHeaders(init, method, act, stands, other)) : response;
  }

  function withHeaders(init: RequestInit | undefined, method: string, act: Act | undefined, stands: string | null, token: string): RequestInit {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    if (stands !== null && method !== 'GET') headers.set(revisionHeader, stands);
    if (parked !== null && (act === 'save' || act === 'publish')) headers.set(parkedHeader, parked);
    return { ...init, headers };
  }

  /** Before the next write leaves. */
  function noted({ headers }: Response): void {
    const its = headers.get(revisionHeader);
    if (its !== null) [revision, parked] = [its, null]; // what the canvas shows now is not what was put aside
    parked = headers.get(parkedHeader) ?? parked;
  }

  async function answered(call: number, act: Act, response: Response, foreign: boolean): Promise<void> {
    const its = foreign ? null : response.headers.get(revisionHeader);
    const aside = foreign ? null : response.headers.get(parkedHeader);
    const text = await response.text().catch(() => '');
    watch.tell({ type: 'answered', call, act, status: response.status, body: parsed(text), revision: its, parked: aside });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
