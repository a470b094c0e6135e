import { mayOpen, menuOf } from '../../src/Portal/src/app/navigation';

const open = ['/campaign', '/notices', '/exchanges', '/experiences'];
const mine = ['/', '/inbox'];
const secretariat = [
  '/applications', '/notice-desk', '/objections', '/exchange-desk', '/visits', '/diagnoses', '/pledges', '/publicity', '/experts', '/assignments', '/ranking', '/defences', '/site-checks',
];
const person = (roles: readonly string[], ...permissions: readonly string[]) => menuOf({ roles, permissions }).map((entry) => entry.path);

test('Nobody who is signed out sees more than what is public', () => {
  expect(menuOf(null).map((entry) => entry.path)).toEqual(open);
});

test.each([
  ['applicant', 'write:own-applications', '/application'],
  ['unit', 'write:recommendations', '/candidates'],
  ['expert', 'write:reviews', '/reviews'],
])('An account of the role %s sees its own page and no other role\'s', (role, permission, page) => {
  expect(person([role], 'use:inbox', permission)).toEqual([...mine, page, ...open]);
});

test('The secretariat sees the selection, and no page of those who apply, recommend or review', () => {
  expect(
    person(['secretariat'], 'use:inbox', 'read:selection', 'write:selection', 'write:campaign', 'read:mail', 'write:mail', 'read:audit', 'read:workflow-definitions', 'read:workflow-instances'),
  ).toEqual([...mine, ...secretariat, '/campaign-settings', '/mail', '/mail-templates', '/designer', '/instances', '/audit', ...open]);
});

test('A process owner sees the processes and the dates of the campaign, and nothing of the selection', () => {
  expect(person(['process-owner'], 'use:inbox', 'write:campaign', 'read:workflow-definitions', 'write:workflow-definitions', 'read:workflow-instances')).toEqual([
    ...mine, '/campaign-settings', '/designer', '/instances', ...open,
  ]);
});

test('An administrator, who may do everything, sees no page that is somebody else\'s own', () => {
  const seen = person(['administrator'], '*');
  expect(seen.filter((path) => ['/application', '/candidates', '/reviews'].includes(path))).toEqual([]);
  expect(seen).toEqual(expect.arrayContaining([...mine, ...secretariat, '/accounts', '/audit', '/jobs', '/designer', '/instances', '/campaign-settings', ...open]));
});

test('Who has two roles sees the pages of both', () => {
  expect(person(['expert', 'unit'], 'use:inbox', 'write:reviews', 'write:recommendations')).toEqual([...mine, '/candidates', '/reviews', ...open]);
});

describe('Who may open an address', () => {
  const opens = (permission: string, address: string) => mayOpen({ permissions: [permission] }, address);

  test.each(['write:recommendations', 'write:reviews'])('is who has %s below the applications, and not their table', (permission) => {
    expect([opens(permission, '/applications/7'), opens(permission, '/applications')]).toEqual([true, false]);
  });

  test('is told of a page and of what is below it alike where nothing else is said', () => {
    expect(['/objections', '/objections/3', '/exchange-desk/2/door'].map((address) => opens('read:selection', address))).toEqual([true, true, true]);
    expect(['/objections', '/objections/3', '/exchange-desk/2/door'].map((address) => opens('write:reviews', address))).toEqual([false, false, false]);
  });

  test('is everybody where it needs no permission, whatever else begins alike', () => {
    expect([mayOpen(null, '/notices/4'), mayOpen(null, '/nowhere'), mayOpen(null, '/notice-desk'), mayOpen(undefined, '/application')]).toEqual([true, true, false, false]);
  });

  test('is an administrator anywhere', () => expect(['/jobs', '/applications/7', '/reviews/2'].every((address) => opens('*', address))).toBe(true));
});
