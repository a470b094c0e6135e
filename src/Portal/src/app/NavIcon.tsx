import { ApartmentOutlined, AppstoreOutlined, HomeOutlined, PlaySquareOutlined, ReadOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';

const icons: Readonly<Record<string, ComponentType>> = {
  '/': HomeOutlined,
  '/designer': ApartmentOutlined,
  '/instances': PlaySquareOutlined,
  '/campaign': ReadOutlined,
};

export function NavIcon({ path }: { path: string }) {
  const Icon = icons[path] ?? AppstoreOutlined;
  return <Icon />;
}
