import { view } from './place';

/** How near to the canvas' edge counts as out of sight. */
const edge = 24;

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** By how much the view is to be moved so that the node stands in the middle of the canvas; nothing where it can be seen whole. Both are in the window's measure. */
export function wayIntoSight(node: Rectangle, canvas: Rectangle): { x: number; y: number } | undefined {
  const seen =
    node.left >= canvas.left + edge && node.top >= canvas.top + edge && node.left + node.width <= canvas.left + canvas.width - edge && node.top + node.height <= canvas.top + canvas.height - edge;
  return seen ? undefined : { x: canvas.left + canvas.width / 2 - (node.left + node.width / 2), y: canvas.top + canvas.height / 2 - (node.top + node.height / 2) };
}

/** Selects an activity as a person would: the canvas has no other way in. It is brought into sight, and its box blinks, so that the eye finds it. */
export function select(activityId: string): void {
  const node = document.querySelector<SVGElement>(`.x6-node[data-cell-id="${CSS.escape(activityId)}"]`);
  const target = node?.querySelector('elsa-activity-wrapper') ?? node;
  if (!node || !target) return;
  bringIntoSight(node);
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, view: window, button: 0, clientX: left + width / 2, clientY: top + height / 2 };
  for (const type of ['mousedown', 'mouseup', 'click']) target.dispatchEvent(new MouseEvent(type, at));
  node.animate([{ opacity: 1 }, { opacity: 0.3 }, { opacity: 1 }], { duration: 350, iterations: 3 });
  window.setTimeout(() => bringIntoSight(node), 600); // the panel of its properties has taken its part of the canvas by then
}

function bringIntoSight(node: SVGElement): void {
  const canvas = node.closest('.x6-graph');
  const drawing = canvas?.querySelector<SVGGElement>('.x6-graph-svg-viewport');
  const way = canvas && wayIntoSight(node.getBoundingClientRect(), canvas.getBoundingClientRect());
  if (!drawing || !way) return;
  const { scale, x, y } = view.of(drawing);
  view.show(drawing, { scale, x: x + way.x, y: y + way.y });
}
