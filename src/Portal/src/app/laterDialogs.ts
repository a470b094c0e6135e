import { later } from './later';

/** Both of them come when they are first opened; dialogs that come so themselves take them directly. */
export const AskDialog = later(async () => (await import('./AskDialog')).AskDialog);
export const ReasonDialog = later(async () => (await import('./ReasonDialog')).ReasonDialog);
