import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '#api';
import { baseAddress } from './base';
import { answered, withKey } from './once';
import { problemOf, unanswered } from './problem';
import { sessionEnded } from '../session/ended';

/** The product's own API, typed by the document the host publishes. Whatever is not 2xx is thrown as an `ApiProblem`. */
export const api = createClient<paths>({ baseUrl: baseAddress, headers: { 'X-Csrf': '1' }, credentials: 'same-origin' });

/** Where 401 is an answer and not the end of a session. */
const asking = new Set(['/api/account/sign-in', '/api/account/me']);

const refusals: Middleware = {
  onRequest: ({ request }) => withKey(request),
  async onResponse({ request, response, schemaPath }) {
    answered(request, response.status);
    if (response.ok) return;
    if (response.status === 401 && !asking.has(schemaPath)) sessionEnded();
    throw await problemOf(response);
  },
  onError: ({ error }) => {
    throw unanswered(error);
  },
};
api.use(refusals);

/** The body of an answer that was 2xx, where one is always there. */
export function body<T>(answer: { data?: T }): T {
  return answer.data as T; // a refusal was thrown before
}
