import { Typography } from 'antd';
import type { ReactNode } from 'react';

export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <Typography.Title level={1} style={{ fontSize: 20, margin: '0 0 16px' }}>
      {children}
    </Typography.Title>
  );
}
