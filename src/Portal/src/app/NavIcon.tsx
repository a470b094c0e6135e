import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  CommentOutlined,
  DashboardOutlined,
  ExceptionOutlined,
  FileTextOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  InboxOutlined,
  MailOutlined,
  NotificationOutlined,
  OrderedListOutlined,
  PartitionOutlined,
  PlaySquareOutlined,
  ReadOutlined,
  ScheduleOutlined,
  SolutionOutlined,
  SoundOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

const icons: Readonly<Record<string, ComponentType>> = {
  '/': HomeOutlined,
  '/inbox': InboxOutlined,
  '/application': FormOutlined,
  '/applications': FileTextOutlined,
  '/accounts': UserOutlined,
  '/candidates': OrderedListOutlined,
  '/audit': AuditOutlined,
  '/assignments': PartitionOutlined,
  '/ranking': OrderedListOutlined,
  '/defences': CommentOutlined,
  '/reviews': SolutionOutlined,
  '/jobs': DashboardOutlined,
  '/experts': IdcardOutlined,
  '/mail': MailOutlined,
  '/exchange-desk': ScheduleOutlined,
  '/notice-desk': SoundOutlined,
  '/objections': ExceptionOutlined,
  '/designer': ApartmentOutlined,
  '/instances': PlaySquareOutlined,
  '/campaign': ReadOutlined,
  '/notices': NotificationOutlined,
  '/exchanges': TeamOutlined,
  '/experiences': TrophyOutlined,
};

export function NavIcon({ path }: { path: string }) {
  const Icon = icons[path] ?? AppstoreOutlined;
  return <Icon />;
}
