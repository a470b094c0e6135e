import type { components } from '#api';

/** A definition as our own list has it. */
export type DefinitionRow = components['schemas']['DefinitionRow'];

/** A version of a definition as Elsa's API lists it. */
export interface DefinitionVersion {
  readonly id: string;
  readonly definitionId: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly version: number;
  readonly isLatest: boolean;
  readonly isPublished: boolean;
  readonly createdAt: string;
  readonly root?: ActivityJson;
}

/** As far as the pages look into an activity. */
export interface ActivityJson {
  readonly type: string;
  readonly customProperties?: { readonly canStartWorkflow?: boolean };
  readonly metadata?: { readonly displayText?: string };
  readonly eventName?: { readonly expression?: { readonly value?: unknown } };
  readonly activities?: readonly ActivityJson[];
}

/** The event that starts a definition, as its activity is called; nothing where none does. */
export function startingEvent(root: ActivityJson | undefined): string | undefined {
  const event = root?.activities?.find((activity) => activity.type === 'Elsa.Event' && activity.customProperties?.canStartWorkflow === true);
  return event && (event.metadata?.displayText ?? String(event.eventName?.expression?.value ?? ''));
}
