import { isOpen, subStatuses } from '../../src/Portal/src/instances/instance';

describe('An instance can be cancelled', () => {
  test('while it runs or waits', () => {
    expect(isOpen({ status: 'Running', subStatus: 'Suspended' })).toBe(true);
  });

  test('when a failure has stopped it, and in no other end', () => {
    expect(subStatuses.filter((subStatus) => isOpen({ status: 'Finished', subStatus }))).toEqual(['Faulted']);
  });
});
