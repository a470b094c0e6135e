import { queryOptions } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';
import type { Values } from './draft';

export type Own = components['schemas']['OwnApplicationView'];
export type Application = components['schemas']['DraftView'];
export type Field = components['schemas']['FieldView'];
export type DocumentRule = components['schemas']['DocumentRuleView'];
export type Document = components['schemas']['DocumentView'];
export type Missing = components['schemas']['MissingView'];
export type Status = components['schemas']['StatusView'];

/** The caller's application; below the word of the feature whose changes concern it, so that it is read again after them. */
export const ownQuery = queryOptions({ queryKey: ['applications', 'own'], queryFn: async ({ signal }) => body(await api.GET('/api/application', { signal })) });

/** The fields that stand beside the form's own. */
export const basics = ['title', 'area', 'unit'] as const;

/** All that can be typed, by field. */
export const valuesOf = (application: Application): Values => ({
  ...application.fields,
  title: application.title,
  area: String(application.areaNumber ?? ''),
  unit: String(application.unitNumber ?? ''),
});

/** The same as the server takes it. */
export function editOf({ title, area, unit, ...fields }: Values): components['schemas']['DraftEdit'] {
  return { title: title ?? null, areaNumber: area ? Number(area) : null, unitNumber: unit ? Number(unit) : null, fields: Object.keys(fields).length > 0 ? { ...fields } : null };
}
