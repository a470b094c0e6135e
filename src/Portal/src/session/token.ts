import { api, body } from '../api/client';

interface Held {
  readonly text: string;
  readonly until: number;
}

/** A token that is this near its end is not handed out any more. */
const margin = 60_000;

let held: Held | undefined;
let coming: Promise<string> | undefined;

/** A bearer token for Elsa's API and the Studio's elements, got for the session and kept until shortly before it ends. */
export function token(refused?: string): Promise<string> {
  if (held && held.text !== refused && held.until - margin > Date.now()) return Promise.resolve(held.text);
  coming ??= ask().finally(() => (coming = undefined));
  return coming;
}

/** How long the token in hand should still be used, in milliseconds. */
export function tokenLasts(): number {
  return held ? Math.max(0, held.until - margin - Date.now()) : 0;
}

export function forgetToken(): void {
  held = undefined;
}

async function ask(): Promise<string> {
  const answer = body(await api.POST('/api/account/token'));
  held = { text: answer.accessToken, until: Date.now() + answer.expiresInSeconds * 1_000 };
  return held.text;
}
