import { momentOf } from '../../src/Portal/src/studio/frame/translation';
import { isDefinitionFile } from '../../src/Portal/src/designer/definitionFile';
import { startingEvent } from '../../src/Portal/src/designer/definition';

describe('What the Studio writes', () => {
  test.each([
    ['11/23/2026 2:05:38 AM', '2026-11-23 02:05:38'],
    ['1/2/2026 12:00:00 AM', '2026-01-02 00:00:00'],
    ['1/2/2026 12:30:00\u202fPM', '2026-01-02 12:30:00'],
    [' 1/2/2026 11:59:59 PM ', '2026-01-02 23:59:59'],
  ])('a moment %s is written as the product writes it', (text, moment) => expect(momentOf(text)).toBe(moment));

  test.each(['11/23/2026', '2:05:38 AM', 'from 11/23/2026 2:05:38 AM', ''])('other text is left alone: %j', (text) => expect(momentOf(text)).toBeUndefined());
});

describe('A file that is to be imported', () => {
  const file = (name: string, content: string) => ({ name, text: () => Promise.resolve(content) });

  test('is read before it is sent, a ZIP by the server', async () => {
    expect(await isDefinitionFile(file('a.json', '\uFEFF{"root":{}}'))).toBe(true);
    expect(await isDefinitionFile(file('a.ZIP', 'PK'))).toBe(true);
  });

  test.each(['', 'nonsense', '[1]', '3', '{'])('is left out when it cannot be one: %j', async (content) => expect(await isDefinitionFile(file('a.json', content))).toBe(false));
});

describe('A definition that an event starts', () => {
  const event = { type: 'Elsa.Event', customProperties: { canStartWorkflow: true }, eventName: { expression: { value: 'application-submitted' } } };

  test('is named by its activity, else by the event', () => {
    expect(startingEvent({ type: 'Elsa.Flowchart', activities: [{ ...event, metadata: { displayText: '企业提交申报' } }] })).toBe('企业提交申报');
    expect(startingEvent({ type: 'Elsa.Flowchart', activities: [event] })).toBe('application-submitted');
  });

  test('is none where people or other workflows start it', () => {
    expect(startingEvent({ type: 'Elsa.Flowchart', activities: [{ type: 'Elsa.Start' }, { ...event, customProperties: { canStartWorkflow: false } }] })).toBeUndefined();
    expect(startingEvent(undefined)).toBeUndefined();
  });
});
