import useStyle from 'antd/es/typography/style';
import type { HTMLAttributes, ReactNode, Ref } from 'react';
import { CopyButton } from './CopyButton';

interface Look {
  readonly type?: 'secondary' | 'warning' | 'danger';
  readonly strong?: boolean;
  readonly code?: boolean;
  /** A button behind it copies it, or what is given. */
  readonly copyable?: boolean | { readonly text: string };
  /** One line, cut where it does not fit. */
  readonly ellipsis?: boolean;
}

type Props = Look & HTMLAttributes<HTMLElement> & { readonly ref?: Ref<HTMLHeadingElement> };

const classes = ({ type, ellipsis }: Look, className?: string) =>
  ['ant-typography', type && `ant-typography-${type}`, ellipsis && 'ant-typography-ellipsis ant-typography-ellipsis-single-line', className].filter(Boolean).join(' ');

function content({ strong, code, copyable }: Look, children: ReactNode) {
  const marked = code ? <code>{children}</code> : children;
  return (
    <>
      {strong ? <strong>{marked}</strong> : marked}
      {copyable && <CopyButton text={copyable === true ? String(children) : copyable.text} />}
    </>
  );
}

/** Ant Design's text, title and paragraph, with its styles: theirs measure themselves, can be edited and bring tooltips along, which is ten times as much. */
export function Text({ type, strong, code, copyable, ellipsis, className, children, ...rest }: Props) {
  useStyle('');
  const look = { type, strong, code, copyable, ellipsis } as Look;
  return (
    <span {...rest} className={classes(look, className)}>
      {content(look, children)}
    </span>
  );
}

export function Paragraph({ type, strong, code, copyable, ellipsis, className, children, ...rest }: Props) {
  useStyle('');
  const look = { type, strong, code, copyable, ellipsis } as Look;
  return (
    <div {...rest} className={classes(look, className)}>
      {content(look, children)}
    </div>
  );
}

export function Title({ level, ellipsis, className, children, ...rest }: Pick<Props, 'ellipsis' | 'ref'> & HTMLAttributes<HTMLHeadingElement> & { readonly level: 1 | 2 | 3 }) {
  useStyle('');
  const Heading = `h${level}` as const;
  return (
    <Heading {...rest} className={classes({ ...(ellipsis && { ellipsis }) }, className)}>
      {children}
    </Heading>
  );
}
