import type { components } from '#api';

export type Exchange = components['schemas']['ExchangeView'];
