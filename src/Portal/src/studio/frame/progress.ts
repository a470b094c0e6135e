import type { Progress } from '../messages';

/** How the stages of a start divide the bar, by their measured times: the runtime's files, its start, the calls to the API, drawing. */
const spans: Record<Progress['stage'], readonly [from: number, to: number]> = {
  files: [0, 0.45],
  start: [0.45, 0.6],
  data: [0.6, 0.85],
  canvas: [0.85, 1],
};

export function shareOf(stage: Progress['stage'], part: number): number {
  const [from, to] = spans[stage];
  return from + (to - from) * Math.min(1, Math.max(0, part));
}

/** Tells the share of the runtime's files that have come; the runtime itself counts them in a variable of the root element's style. */
export function watchFiles(tell: (part: number) => void): MutationObserver {
  const observer = new MutationObserver(() => {
    const percent = Number.parseFloat(document.documentElement.style.getPropertyValue('--blazor-load-percentage'));
    if (!Number.isNaN(percent)) tell(percent / 100);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return observer;
}

/** Done when the first activity is drawn. */
export function drawn(): Promise<void> {
  const there = () => document.querySelector('elsa-activity-wrapper') !== null;
  if (there()) return Promise.resolve();
  return new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!there()) return;
      observer.disconnect();
      done();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
