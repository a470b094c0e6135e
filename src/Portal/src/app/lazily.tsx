import { type ComponentType, lazy } from 'react';

/** What did not come, each to be asked for anew. */
const failed = new Set<() => void>();

/** What comes when it is first shown, inside a `Suspense`. If it does not come, the `PageBoundary` around it says so, and the next time it is shown is another try. */
export function lazily<Props extends object = object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const attempt = (): ComponentType<Props> =>
    lazy(() =>
      load().then(
        (loaded) => ({ default: loaded }),
        (error: unknown) => {
          failed.add(() => (Shown = attempt()));
          throw error;
        },
      ),
    );
  let Shown = attempt();
  return function Lazily(props: Props) {
    return <Shown {...props} />;
  };
}

/** React keeps what has failed for good: once that was said, it is forgotten. Not before: what is being drawn would ask again and again. */
export function forgetFailed(): void {
  for (const forget of failed) forget();
  failed.clear();
}
