import { opening, stand, type Standing } from '../../src/Portal/src/designer/standing';
import type { Act, FromFrame } from '../../src/Portal/src/studio/messages';

const called = (call: number, act: Act): FromFrame => ({ type: 'called', call, act });
const answered = (call: number, act: Act, status: number, more: { revision?: string; parked?: string } = {}): FromFrame => ({ type: 'answered', call, act, status, body: null, revision: more.revision ?? null, parked: more.parked ?? null });
const after = (...messages: FromFrame[]): Standing => messages.reduce(stand, opening);

describe('How the canvas stands to what the server keeps', () => {
  test('a save that is under way is told until its answer comes, whatever else is asked meanwhile', () => {
    expect(after(called(1, 'save'), called(2, 'version'), answered(2, 'version', 200))).toMatchObject({ under: 1, ended: undefined });
    expect(after(called(1, 'save'), answered(1, 'save', 200, { revision: '6' }))).toMatchObject({ under: 0, ended: 'saved', revision: 6 });
  });

  test('of two saves under way the first answer does not end both', () => {
    expect(after(called(1, 'save'), called(2, 'publish'), answered(1, 'save', 200))).toMatchObject({ under: 1 });
    expect(after(called(1, 'save'), called(2, 'publish'), answered(1, 'save', 200), answered(2, 'publish', 200))).toMatchObject({ under: 0, ended: 'published' });
  });

  test('a refused publish leaves the draft saved and is no conflict', () => {
    expect(after(called(1, 'publish'), answered(1, 'publish', 400))).toMatchObject({ ended: 'refused', parked: false });
    expect(after(called(1, 'save'), answered(1, 'save', 200), called(2, 'publish'), answered(2, 'publish', 400))).toMatchObject({ ended: 'refused' });
  });

  test('a publish after a save that failed, and one that the server did not answer or put aside, are not saved', () => {
    expect(after(called(1, 'save'), answered(1, 'save', 0), called(2, 'publish'), answered(2, 'publish', 400))).toMatchObject({ ended: 'failed' });
    expect(after(called(1, 'publish'), answered(1, 'publish', 503))).toMatchObject({ ended: 'failed' });
    expect(after(called(1, 'publish'), answered(1, 'publish', 400, { parked: '3' }))).toMatchObject({ ended: 'failed', parked: true });
  });

  test('a save that was put aside stays so until the canvas shows what stands', () => {
    const late = [called(1, 'load'), answered(1, 'load', 200, { revision: '5' }), called(2, 'save'), answered(2, 'save', 400, { parked: '9' })];
    expect(after(...late)).toMatchObject({ ended: 'failed', parked: true, revision: 5 });
    expect(after(...late, called(3, 'save'))).toMatchObject({ parked: true });
    expect(after(...late, called(3, 'load'), answered(3, 'load', 200))).toMatchObject({ parked: true }); // of another workflow
    expect(after(...late, called(3, 'load'), answered(3, 'load', 200, { revision: '6' }))).toMatchObject({ parked: false, revision: 6 });
    expect(after(...late, called(3, 'revert'), answered(3, 'revert', 200, { revision: '7' }))).toMatchObject({ parked: false, revision: 7 });
  });

  test('a new document begins anew, also with a save of the old one under way', () => {
    expect(after(called(1, 'save'), { type: 'ready' })).toEqual(opening);
  });

  test('what a save left behind is no longer said after a retract', () => {
    expect(after(called(1, 'publish'), answered(1, 'publish', 200), called(2, 'retract'), answered(2, 'retract', 200))).toMatchObject({ ended: undefined });
  });
});
