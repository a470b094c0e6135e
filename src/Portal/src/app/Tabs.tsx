import { type KeyboardEvent, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Loading } from './Loading';
import { PageBoundary } from './PageBoundary';
import './tabs.css';

interface Tab {
  readonly key: string;
  readonly label: ReactNode;
  readonly children?: ReactNode;
}

interface Props {
  readonly items: readonly Tab[];
  /** Which one it is, where the page knows; the first, to begin with, where it does not. */
  readonly activeKey?: string;
  readonly onChange?: (key: string) => void;
  /** What was opened once begins anew when it is opened again; otherwise it stays as it is, with what was typed. */
  readonly destroyOnHidden?: boolean;
  readonly small?: boolean;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One of several things at a time; the arrows go from one to the next. */
export function Tabs({ items, activeKey: given, onChange, destroyOnHidden = false, small = false }: Props) {
  const [chosen, setChosen] = useState(items[0]?.key ?? '');
  const activeKey = given ?? chosen;
  const go = (key: string) => {
    setChosen(key);
    onChange?.(key);
  };
  const id = useId();
  const opened = useRef(new Set<string>());
  if (destroyOnHidden) opened.current.clear();
  opened.current.add(activeKey);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const to = steps[event.key]?.(items.findIndex((item) => item.key === activeKey), items.length);
    if (to === undefined) return;
    event.preventDefault();
    go(items[to]!.key);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div className={small ? 'tabs tabs-small' : 'tabs'}>
      <div role="tablist" onKeyDown={move}>
        {items.map(({ key, label, children }) => (
          <button key={key} type="button" role="tab" id={`${id}${key}`} aria-selected={key === activeKey} aria-controls={children !== undefined && opened.current.has(key) ? `${id}panel-${key}` : undefined} tabIndex={key === activeKey ? 0 : -1} onClick={() => go(key)}>
            {label}
          </button>
        ))}
      </div>
      {items
        .filter(({ key, children }) => children !== undefined && opened.current.has(key))
        .map(({ key, children }) => (
          <div key={key} role="tabpanel" id={`${id}panel-${key}`} aria-labelledby={`${id}${key}`} hidden={key !== activeKey}>
            <PageBoundary part at={activeKey}>
              <Suspense fallback={<Loading />}>{children}</Suspense>
            </PageBoundary>
          </div>
        ))}
    </div>
  );
}
