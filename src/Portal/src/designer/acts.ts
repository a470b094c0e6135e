import { elsa, elsaFile, elsaJson } from '../api/elsa';
import { randomId } from '../app/randomId';

interface Stored {
  readonly definitionId: string;
  readonly name: string | null;
  readonly [member: string]: unknown;
}

const one = (definitionId: string) => `/workflow-definitions/${encodeURIComponent(definitionId)}`;

export const publishDefinition = (definitionId: string) => elsa('POST', `${one(definitionId)}/publish`, { body: {} });

export const retractDefinition = (definitionId: string) => elsa('POST', `${one(definitionId)}/retract`, { body: {} });

export const publishDefinitions = async (definitionIds: readonly string[]) =>
  (await elsaJson<{ published: string[] }>('POST', '/bulk-actions/publish/workflow-definitions/by-definition-ids', { body: { definitionIds } })).published.length;

export const retractDefinitions = async (definitionIds: readonly string[]) =>
  (await elsaJson<{ retracted: string[] }>('POST', '/bulk-actions/retract/workflow-definitions/by-definition-ids', { body: { definitionIds } })).retracted.length;

export const deleteDefinitions = async (definitionIds: readonly string[]) =>
  (await elsaJson<{ deleted: number }>('POST', '/bulk-actions/delete/workflow-definitions/by-definition-id', { body: { definitionIds } })).deleted;

export const exportDefinition = (definitionId: string) => elsaFile(`${definitionId}.json`, 'GET', `${one(definitionId)}/export`, { query: { versionOptions: 'Latest' } });

/** By the ids of versions, as Elsa wants them. */
export const exportDefinitions = (versionIds: readonly string[]) => elsaFile('workflows.zip', 'POST', '/bulk-actions/export/workflow-definitions', { body: { ids: versionIds, includeConsumingWorkflows: false } });

export const isNameFree = async (name: string) => (await elsaJson<{ isUnique: boolean }>('GET', '/workflow-definitions/validation/is-name-unique', { query: { name } })).isUnique;

/** Saves a draft under a new id. Answers that id. */
async function saveNew(model: object): Promise<string> {
  const { workflowDefinition } = await elsaJson<{ workflowDefinition: Stored }>('POST', '/workflow-definitions', { body: { model, publish: false } });
  return workflowDefinition.definitionId;
}

export type Root = 'Elsa.Flowchart' | 'Elsa.Sequence' | 'Elsa.StateMachine';

const insides: Record<Root, object> = {
  'Elsa.Flowchart': { activities: [], connections: [] },
  'Elsa.Sequence': { activities: [] },
  'Elsa.StateMachine': { states: [], transitions: [] },
};

export function createDefinition(name: string, description: string, root: Root): Promise<string> {
  return saveNew({ name, description, root: { id: randomId(), type: root, version: 1, name: `${root.slice('Elsa.'.length)}1`, ...insides[root] } });
}

/** A draft of its own with everything the latest version holds. */
export async function duplicateDefinition(definitionId: string, name: string): Promise<string> {
  const latest = await elsaJson<Stored>('GET', `/workflow-definitions/by-definition-id/${encodeURIComponent(definitionId)}`, { query: { versionOptions: 'Latest' } });
  const { id: _id, definitionId: _definitionId, version: _version, isLatest: _latest, isPublished: _published, createdAt: _created, links: _links, ...content } = latest;
  return saveNew({ ...content, name });
}

/** JSON files and ZIP files of them: all come in, each as a draft, or none. Answers how many definitions they held. */
export async function importFiles(files: readonly File[]): Promise<number> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return (await elsaJson<{ count: number }>('POST', '/workflow-definitions/import-files', { form })).count;
}
