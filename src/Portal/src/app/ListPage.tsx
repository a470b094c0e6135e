import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { Title } from './text';
import { token } from './token';

/** How a page with one list is laid out: title and acts, filters, the list. */
export function ListPage({ title, acts, filters, children }: { title: string; acts?: ReactNode; filters: ReactNode; children: ReactNode }) {
  return (
    <div className="list-page">
      <Flex align="center" justify="space-between" gap={12} style={{ marginBottom: 16 }}>
        <Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Title>
        <Flex gap={8}>{acts}</Flex>
      </Flex>
      <section style={{ background: token.colorBgContainer, borderRadius: 8, border: `1px solid ${token.colorBorderSecondary}` }}>
        <Flex gap={8} wrap align="center" style={{ padding: 16 }}>
          {filters}
        </Flex>
        {children}
      </section>
    </div>
  );
}
