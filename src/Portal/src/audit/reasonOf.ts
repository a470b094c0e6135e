/** Why somebody did it, where the record of it says so. */
export const reasonOf = (details: unknown): string | undefined => (details as { reason?: string | null } | null)?.reason ?? undefined;
