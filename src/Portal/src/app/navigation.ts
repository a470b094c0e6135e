import type { ParseKeys } from 'i18next';
import { may } from '../session/may';

/** A page that the menu leads to. */
export interface NavItem {
  /** Where it is; pages below it are it too. */
  readonly path: string;
  readonly title: ParseKeys;
  readonly section: 'mine' | 'applicant' | 'unit' | 'expert' | 'secretariat' | 'processes' | 'system' | 'open';
  /** Who may open it; the server decides, this only shows. Without one: everybody, or everybody who is signed in where `signedIn` says so. */
  readonly permission?: string;
  /** For whom alone it means something, though others may open it: administrators may do everything, and have no application of their own. */
  readonly role?: string;
  /** Who may open the pages below it besides: one of these will do. */
  readonly below?: readonly string[];
  readonly signedIn?: boolean;
}

/** Every page of the menu, in its order. */
export const navigation: readonly NavItem[] = [
  { path: '/', title: 'home.title', section: 'mine', signedIn: true },
  { path: '/inbox', title: 'inbox.title', section: 'mine', permission: 'use:inbox' },
  { path: '/application', title: 'application.title', section: 'applicant', permission: 'write:own-applications', role: 'applicant' },
  { path: '/candidates', title: 'candidates.title', section: 'unit', permission: 'write:recommendations', role: 'unit' },
  { path: '/reviews', title: 'reviews.title', section: 'expert', permission: 'write:reviews', role: 'expert' },
  { path: '/applications', title: 'applications.title', section: 'secretariat', permission: 'read:selection', below: ['write:recommendations', 'write:reviews'] },
  { path: '/notice-desk', title: 'noticeDesk.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/objections', title: 'noticeDesk.objectionsTitle', section: 'secretariat', permission: 'read:selection' },
  { path: '/exchange-desk', title: 'exchangeDesk.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/visits', title: 'followOn.visits', section: 'secretariat', permission: 'read:selection' },
  { path: '/diagnoses', title: 'followOn.diagnosesTitle', section: 'secretariat', permission: 'read:selection' },
  { path: '/pledges', title: 'followOn.pledgesTitle', section: 'secretariat', permission: 'read:selection' },
  { path: '/publicity', title: 'followOn.publicity', section: 'secretariat', permission: 'read:selection' },
  { path: '/experts', title: 'experts.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/assignments', title: 'assignments.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/ranking', title: 'ranking.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/defences', title: 'defences.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/site-checks', title: 'siteChecks.title', section: 'secretariat', permission: 'read:selection' },
  { path: '/campaign-settings', title: 'campaignDesk.title', section: 'secretariat', permission: 'write:campaign' },
  { path: '/mail', title: 'mail.title', section: 'secretariat', permission: 'read:mail' },
  { path: '/mail-templates', title: 'mailTemplates.title', section: 'secretariat', permission: 'read:mail' },
  { path: '/designer', title: 'designer.title', section: 'processes', permission: 'read:workflow-definitions' },
  { path: '/instances', title: 'instances.title', section: 'processes', permission: 'read:workflow-instances' },
  { path: '/accounts', title: 'accounts.title', section: 'system', permission: 'read:accounts' },
  { path: '/audit', title: 'audit.title', section: 'system', permission: 'read:audit' },
  { path: '/jobs', title: 'jobs.title', section: 'system', permission: 'read:jobs' },
  { path: '/campaign', title: 'campaign.title', section: 'open' },
  { path: '/notices', title: 'notices.title', section: 'open' },
  { path: '/exchanges', title: 'exchanges.title', section: 'open' },
  { path: '/experiences', title: 'experiences.title', section: 'open' },
];

/** The entries that mean something to this person, in their order; null: nobody is signed in. */
export const menuOf = (me: { readonly permissions: readonly string[]; readonly roles: readonly string[] } | null): readonly NavItem[] =>
  navigation.filter(
    ({ permission, role, signedIn }) => (permission ? may(me, permission) : !signedIn || me !== null) && (!role || (me?.roles.includes(role) ?? false)),
  );

/** The entry that an address belongs to. */
export const entryOf = (pathname: string): NavItem | undefined =>
  navigation.filter(({ path }) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))).sort((a, b) => b.path.length - a.path.length)[0];

/** Whether this person may open an address: with its entry's permission, or below it with one of those others. What has no entry, or none with a permission, is for everybody who got there. */
export function mayOpen(me: Parameters<typeof may>[0], pathname: string): boolean {
  const entry = entryOf(pathname);
  return !entry?.permission || [entry.permission, ...(pathname === entry.path ? [] : (entry.below ?? []))].some((permission) => may(me, permission));
}
