/** Whether somebody may do what `permission` stands for. Only for what is shown: the server decides. */
export const may = (me: { readonly permissions: readonly string[] } | null | undefined, permission: string): boolean => me?.permissions.some((one) => one === permission || one === '*') ?? false;
