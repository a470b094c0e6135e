import type { components } from '#api';

export type Diagnosis = components['schemas']['DiagnosisView'];
