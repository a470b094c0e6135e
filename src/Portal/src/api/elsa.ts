import { sessionEnded } from '../session/ended';
import { token } from '../session/token';
import { elsaAddress } from './base';
import { fileName } from './fileName';
import { problemOf, unanswered } from './problem';

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A call to Elsa's API; a refused token is renewed once. Whatever is not 2xx is thrown as an `ApiProblem`. */
export async function elsa(method: 'GET' | 'POST' | 'DELETE', path: string, options: { query?: Query; body?: unknown; form?: FormData; signal?: AbortSignal } = {}): Promise<Response> {
  const address = new URL(elsaAddress + path);
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) address.searchParams.append(name, String(one));
  }
  const send = async (bearer: string) => {
    const init: RequestInit = { method, headers: { Authorization: `Bearer ${bearer}` } };
    if (options.signal) init.signal = options.signal;
    if (options.form) init.body = options.form;
    if (options.body !== undefined) {
      init.body = JSON.stringify(options.body);
      init.headers = { ...init.headers, 'Content-Type': 'application/json' };
    }
    return fetch(address, init).catch((error: unknown) => {
      throw unanswered(error);
    });
  };
  const first = await token();
  let response = await send(first);
  if (response.status === 401) response = await send(await token(first));
  if (response.status === 401) sessionEnded();
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** The same, for its JSON. */
export async function elsaJson<T>(...call: Parameters<typeof elsa>): Promise<T> {
  return (await elsa(...call)).json() as Promise<T>;
}

/** The same, for a file that the browser saves. */
export async function elsaFile(name: string, ...call: Parameters<typeof elsa>): Promise<void> {
  const response = await elsa(...call);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get('Content-Disposition')) ?? name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly totalCount: number;
}
