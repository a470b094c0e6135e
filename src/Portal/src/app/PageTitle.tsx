import type { ReactNode } from 'react';
import { Title } from './text';

export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <Title level={1} style={{ fontSize: 20, margin: '0 0 16px' }}>
      {children}
    </Title>
  );
}
