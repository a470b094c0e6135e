import { Button } from 'antd';
import type { ReactNode } from 'react';

/** Looks like a link in the text and does something on this page: a button to the keyboard and to those who hear the page. */
export function ActionLink({ strong = false, onClick, children }: { strong?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button type="link" onClick={onClick} style={{ height: 'auto', padding: 0, border: 0, whiteSpace: 'normal', textAlign: 'start', overflowWrap: 'anywhere', ...(strong && { fontWeight: 600 }) }}>
      {children}
    </Button>
  );
}
