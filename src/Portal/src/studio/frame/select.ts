/** Selects an activity as a person would: the canvas has no other way in. Its box is shown for a moment, so that the eye finds it. */
export function select(activityId: string): void {
  const node = document.querySelector<SVGElement>(`.x6-node[data-cell-id="${CSS.escape(activityId)}"]`);
  const target = node?.querySelector('elsa-activity-wrapper') ?? node;
  if (!node || !target) return;
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, view: window, button: 0, clientX: left + width / 2, clientY: top + height / 2 };
  for (const type of ['mousedown', 'mouseup', 'click']) target.dispatchEvent(new MouseEvent(type, at));
  node.animate([{ opacity: 1 }, { opacity: 0.3 }, { opacity: 1 }], { duration: 350, iterations: 3 });
}
