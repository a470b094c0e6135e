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
}
