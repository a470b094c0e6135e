let heard: (() => void) | undefined;

/** Tells who is told when the server no longer knows the session. */
export function onSessionEnd(listener: () => void): void {
  heard = listener;
}

export function sessionEnded(): void {
  heard?.();
}
