import { wayIntoSight } from '../../src/Portal/src/studio/frame/select';

const canvas = { left: 100, top: 50, width: 800, height: 400 };

describe('An activity that is selected from beside the canvas', () => {
  test('stays where it is when it can be seen whole', () => {
    expect(wayIntoSight({ left: 300, top: 100, width: 190, height: 54 }, canvas)).toBeUndefined();
  });

  test.each([
    [{ left: 2_000, top: 100, width: 200, height: 60 }, { x: -1_600, y: 120 }],
    [{ left: -500, top: 100, width: 200, height: 60 }, { x: 900, y: 120 }],
    [{ left: 400, top: 420, width: 200, height: 60 }, { x: 0, y: -200 }],
  ])('comes to the middle when it is out of sight or cut: %j', (node, way) => {
    expect(wayIntoSight(node, canvas)).toEqual(way);
  });
});
