/** Where something can have appeared. */
export const channels = ['newspaper', 'magazine', 'network'] as const;
