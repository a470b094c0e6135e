/** How small the drawing may become to be seen whole; below, the text cannot be read, and the beginning is shown instead. */
const smallest = 0.7;
const margin = 24;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a drawing is put on its canvas: whole and in the middle if it can be read so, else from its beginning at the left, at the height of `first`. */
export function placeOf(drawing: Box, first: Box, canvas: { readonly width: number; readonly height: number }): { scale: number; x: number; y: number } {
  const whole = Math.min(1, (canvas.width - 2 * margin) / drawing.width, (canvas.height - 2 * margin) / drawing.height);
  const scale = Math.max(smallest, whole);
  const fits = (size: number, room: number) => size * scale <= room - 2 * margin;
  const x = fits(drawing.width, canvas.width) ? (canvas.width - drawing.width * scale) / 2 - drawing.x * scale : margin - first.x * scale;
  const y = fits(drawing.height, canvas.height)
    ? (canvas.height - drawing.height * scale) / 2 - drawing.y * scale
    : Math.min(margin - drawing.y * scale, canvas.height / 2 - (first.y + first.height / 2) * scale);
  return { scale, x, y };
}

/** How the canvas (AntV X6) shows its drawing: it takes its view from the drawing's transform. */
export const view = {
  of(drawing: SVGGElement): { scale: number; x: number; y: number } {
    const { a, e, f } = drawing.transform.baseVal.consolidate()?.matrix ?? { a: 1, e: 0, f: 0 };
    return { scale: a, x: e, y: f };
  },
  show(drawing: SVGGElement, { scale, x, y }: { scale: number; x: number; y: number }): void {
    drawing.setAttribute('transform', `matrix(${scale},0,0,${scale},${x},${y})`);
  },
};

/**
 * The Studio opens a wide definition at its middle, with the beginning out of sight. Waits until it has done so, then moves the view. The canvas
 * (AntV X6) takes its view from the transform of its drawing; the definition is not touched.
 */
export async function placeDrawing(): Promise<void> {
  const drawing = document.querySelector<SVGGElement>('.x6-graph-svg-viewport');
  const canvas = drawing?.closest('.x6-graph');
  if (!drawing || !canvas) return;
  await still(drawing);
  const firsts = [...drawing.querySelectorAll<SVGGElement>('.x6-node')].map(boxOf).sort((a, b) => a.x - b.x);
  if (!firsts[0]) return;
  const all = drawing.getBBox();
  const { scale, x, y } = placeOf(all, firsts[0], canvas.getBoundingClientRect());
  view.show(drawing, { scale, x, y });
}

/** A node in the drawing's own measure: where it was moved to, and its size. */
function boxOf(node: SVGGElement): Box {
  const { width, height } = node.getBBox();
  const moved = node.transform.baseVal.consolidate()?.matrix;
  return { x: moved?.e ?? 0, y: moved?.f ?? 0, width, height };
}

/** Done when the view has not been moved for a moment. */
function still(drawing: SVGGElement): Promise<void> {
  return new Promise((done) => {
    let later = 0;
    const observer = new MutationObserver(() => wait());
    const wait = () => {
      window.clearTimeout(later);
      later = window.setTimeout(() => {
        observer.disconnect();
        done();
      }, 500);
    };
    observer.observe(drawing, { attributes: true, attributeFilter: ['transform'] });
    wait();
  });
}
