import { Button, type ButtonProps } from 'antd';
import { useHref, useNavigate } from 'react-router';

/** A button that leads to another page: a link to the keyboard, to a new tab and to those who hear the page. */
export function GoButton({ to, ...look }: { to: string } & Pick<ButtonProps, 'type' | 'icon' | 'size' | 'children'>) {
  const go = useNavigate();
  return (
    <Button
      {...look}
      href={useHref(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void go(to);
      }}
    />
  );
}
