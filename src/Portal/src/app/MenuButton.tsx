import { Button, type ButtonProps } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import './menuButton.css';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A line above it. */
  readonly apart?: boolean;
}

type Props = Pick<ButtonProps, 'type' | 'size' | 'icon' | 'loading' | 'aria-label' | 'children'> & { readonly items: readonly MenuItem[]; readonly onChoose: (key: string) => void };

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A button that opens a menu. The arrows go through it; Escape, Tab or a press elsewhere closes it. */
export function MenuButton({ items, onChoose, ...button }: Props) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    opener.current?.focus({ preventScroll: true });
  };
  return (
    <span className="menu-button">
      <Button {...button} ref={opener} id={id} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)} />
      {open && (
        <Menu
          labelledBy={id}
          opener={opener.current!}
          items={items}
          onClose={close}
          onChoose={(key) => {
            close();
            onChoose(key);
          }}
        />
      )}
    </span>
  );
}

function Menu({ labelledBy, opener, items, onChoose, onClose }: { labelledBy: string; opener: HTMLElement; items: readonly MenuItem[]; onChoose: (key: string) => void; onClose: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  const all = () => [...menu.current!.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  useLayoutEffect(() => place(menu.current!, opener), [opener, items]);
  useEffect(() => {
    all()[0]?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const moved = (event: Event) => event.target !== menu.current && place(menu.current!, opener);
    const pressed = (event: PointerEvent) => !menu.current?.parentElement?.contains(event.target as Node) && onClose();
    document.addEventListener('pointerdown', pressed);
    window.addEventListener('scroll', moved, { capture: true });
    window.addEventListener('resize', moved);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      window.removeEventListener('scroll', moved, { capture: true });
      window.removeEventListener('resize', moved);
    };
  });
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onClose();
    if (event.key === 'Escape') {
      event.stopPropagation();
      return onClose();
    }
    const to = steps[event.key]?.(all().indexOf(document.activeElement as HTMLElement), all().length);
    if (to === undefined) return;
    event.preventDefault();
    all()[to]?.focus();
  };
  return (
    <div ref={menu} role="menu" aria-labelledby={labelledBy} onKeyDown={move}>
      {items.map(({ key, label, icon, danger, disabled, apart }) => (
        <button key={key} type="button" role="menuitem" tabIndex={-1} disabled={disabled} className={[danger && 'danger', apart && 'apart'].filter(Boolean).join(' ')} onClick={() => onChoose(key)}>
          {icon}
          {label}
        </button>
      ))}
    </div>
  );
}

/** Below the button, or above it where there is no room; never beside the window. */
function place(menu: HTMLElement, opener: HTMLElement) {
  const at = opener.getBoundingClientRect();
  const below = at.bottom + 4 + menu.offsetHeight <= window.innerHeight;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - 4 - menu.offsetHeight)}px`;
  menu.style.left = `${Math.max(4, Math.min(at.left, window.innerWidth - menu.offsetWidth - 8))}px`;
}
