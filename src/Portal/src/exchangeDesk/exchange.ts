import type { components } from '#api';

export type Exchange = components['schemas']['ExchangeStaffView'];
export type Registration = components['schemas']['RegistrationLine'];

export const states = ['registered', 'waiting', 'cancelled'] as const satisfies readonly Registration['state'][];
export const roles = ['participant', 'speaker', 'lecturer', 'organiser'] as const satisfies readonly Registration['role'][];

export const eventColours: Readonly<Record<Exchange['state'], string>> = { planned: 'gold', open: 'blue', closed: 'default', held: 'green', cancelled: 'red' };
