import type { HTMLAttributes, Ref } from 'react';

interface Props extends HTMLAttributes<HTMLSpanElement> {
  readonly ref?: Ref<HTMLSpanElement>;
  readonly spin?: boolean;
  readonly rotate?: number;
}

/** What Ant Design's icons are when the pages are built (`build/icons.ts`). */
export const icon = (name: string, viewBox: string, lines: readonly string[]) =>
  function Icon({ className, spin, rotate, tabIndex, ...rest }: Props) {
    return (
      <span
        role="img"
        aria-label={name}
        {...rest}
        tabIndex={tabIndex ?? (rest.onClick ? -1 : undefined)}
        className={['anticon', `anticon-${name}`, (spin || name === 'loading') && 'anticon-spin', className].filter(Boolean).join(' ')}
      >
        <svg viewBox={viewBox} focusable="false" data-icon={name} width="1em" height="1em" fill="currentColor" aria-hidden style={rotate ? { transform: `rotate(${rotate}deg)` } : undefined}>
          {lines.map((line) => (
            <path key={line} d={line} />
          ))}
        </svg>
      </span>
    );
  };
