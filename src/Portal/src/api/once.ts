import { randomId } from '../app/randomId';

const header = 'Idempotency-Key';

/** Under which key something was sent that has not been answered yet. */
const sent = new Map<string, string>();

/** Where the host does a POST once by its key; sign-in, the designer and the jobs are not the product's API and do not. */
const isDoneOnce = (path: string) => /\/api\/(?!account\/|designer\/|jobs\/)/.test(path);

/**
 * Gives a POST the key under which the host does it once. Where an answer is lost on the way and somebody presses the button again, the very same is asked under the very same key, and the
 * host answers what it answered before.
 */
export async function withKey(request: Request) {
  if (request.method !== 'POST' || request.headers.has(header) || !isDoneOnce(new URL(request.url).pathname)) return;
  const isJson = request.headers.get('Content-Type')?.includes('json') ?? true; // a form with a file is never the same twice
  const what = isJson ? `${request.url}\n${await request.clone().text()}` : '';
  const key = sent.get(what) ?? randomId();
  if (isJson) sent.set(what, key);
  request.headers.set(header, key);
}

/** Where these are answered, something before the host did, and nobody knows whether the host has done it. */
const unheard = [502, 503, 504];

/** An answer has come, whatever it says: what is asked next is meant anew. */
export function answered(request: Request, status: number) {
  if (unheard.includes(status)) return;
  for (const [what, key] of sent) if (key === request.headers.get(header)) sent.delete(what);
}
