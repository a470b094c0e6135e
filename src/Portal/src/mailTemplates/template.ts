import type { components } from '#api';

export type Template = components['schemas']['TemplateView'];

export interface Words {
  readonly subject: string;
  readonly text: string;
}
