import { elsa, elsaJson } from '../api/elsa';
import { ApiProblem } from '../api/problem';

export const cancelInstances = async (ids: readonly string[]) => (await elsaJson<{ cancelled: number }>('POST', '/bulk-actions/cancel/workflow-instances', { body: { ids } })).cancelled;

export const deleteInstances = async (ids: readonly string[]) => (await elsaJson<{ deleted: number }>('POST', '/bulk-actions/delete/workflow-instances/by-id', { body: { ids } })).deleted;

/** Runs the failed activities of each again, where they failed. Answers how many had something to retry. */
export async function retryInstances(ids: readonly string[]): Promise<number> {
  let retried = 0;
  for (const id of ids) {
    try {
      await elsa('POST', `/workflow-instances/${encodeURIComponent(id)}/incidents/retry`, { body: {} });
      retried++;
    } catch (error) {
      if (!(error instanceof ApiProblem) || ![400, 404, 409].includes(error.status)) throw error; // those: nothing to retry any more
    }
  }
  return retried;
}
