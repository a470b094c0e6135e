import { checkCharacter, codeFault, normalCode } from '../../src/Portal/src/applicants/creditCode';

const good = '91350100M000100Y43';

describe('The credit code of a company, while it is typed', () => {
  test('A good one has no fault, however it was written', () => {
    expect(checkCharacter(good.slice(0, 17))).toBe('3');
    expect(codeFault(normalCode(' 9135 0100 m000 100y 43 '))).toBeUndefined();
  });

  test.each([
    ['91350100', { kind: 'short', left: 10 }],
    [`${good}1`, { kind: 'long', over: 1 }],
    ['9135O1', { kind: 'character', place: 5, character: 'O', meant: '0' }],
    ['9135?1', { kind: 'character', place: 5, character: '?', meant: undefined }],
    ['913A', { kind: 'division', place: 4 }],
  ])('%s', (code, fault) => {
    expect(codeFault(code)).toEqual(fault);
  });

  test('One character taken for another that looks alike is named', () => {
    const fault = codeFault('91350100M000100Y48'.replace('Y48', 'X43'));
    expect(fault).toMatchObject({ kind: 'check' });
    expect(fault?.kind === 'check' && fault.places).toContain(16);
  });

  test('Two that changed places are named', () => {
    const fault = codeFault('91350100M00010Y043');
    expect(fault?.kind === 'check' && fault.places).toEqual(expect.arrayContaining([15, 16]));
  });
});
