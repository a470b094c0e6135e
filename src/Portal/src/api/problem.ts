import i18next from 'i18next';

/** What the server answered instead of what was asked for, in words for the person before the screen. */
export class ApiProblem extends Error {
  constructor(
    /** 0: no answer at all. */
    readonly status: number,
    /** The stable end of the problem's `type`, e.g. `wrong-password`; empty where the server names none. */
    readonly kind: string,
    message: string,
    /** By field. */
    readonly fields: Readonly<Record<string, readonly string[]>> = {},
  ) {
    super(message);
  }
}

/** No answer came: what the browser says of that is English and about its own workings. An abandoned call stays what it is. */
export function unanswered(error: unknown): unknown {
  return error instanceof TypeError ? new ApiProblem(0, '', i18next.t('app.unreachable')) : error;
}

/** Reads both forms of the product: problem details of `/api`, and Elsa's `{errors}`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const its = (body ?? {}) as { type?: string; title?: string; detail?: string; message?: string; errors?: Record<string, string[]> };
  const errors = its.errors ?? {};
  const told = its.type ? its.title : Object.values(errors).flat().join(' ') || its.detail || its.title || its.message;
  return new ApiProblem(response.status, its.type?.split(':').at(-1) ?? '', told || `HTTP ${response.status}`, errors);
}
