/** A part of a text layer: in shares of its width and height, as it is before the page is turned. */
export interface LayerBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A box in the viewport, in CSS pixels. */
type ViewportBox = Pick<DOMRectReadOnly, 'left' | 'top' | 'width' | 'height'>;

/** How far the viewer turns the text layer of a page, clockwise. Degrees. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * @param layer the box of the text layer
 * @param turn how far it is turned
 * @returns a point of the viewport as shares of the layer
 */
export function toLayer(x: number, y: number, layer: ViewportBox, turn: Turn): { x: number; y: number } {
  const across = (x - layer.left) / layer.width;
  const down = (y - layer.top) / layer.height;
  switch (turn) {
    case 0:
      return { x: across, y: down };
    case 90:
      return { x: down, y: 1 - across };
    case 180:
      return { x: 1 - across, y: 1 - down };
    case 270:
      return { x: 1 - down, y: across };
  }
}

/** The same for a box. */
export function boxInLayer(box: ViewportBox, layer: ViewportBox, turn: Turn): LayerBox {
  const one = toLayer(box.left, box.top, layer, turn);
  const other = toLayer(box.left + box.width, box.top + box.height, layer, turn);
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/**
 * The box of letters that lie aslant, before it is turned about its middle.
 *
 * @param box what the turned one fills
 * @param turn by how much it is turned, clockwise. Degrees
 * @param height of the letters, in CSS pixels
 * @param layer the size of the text layer before the page is turned, in CSS pixels
 */
export function boxAslant(
  box: LayerBox,
  turn: number,
  height: number,
  layer: Pick<ViewportBox, 'width' | 'height'>,
): LayerBox {
  const angle = (turn * Math.PI) / 180;
  const [across, down] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  // The side on which the length of the text counts more.
  const length =
    across > down
      ? (box.width * layer.width - height * down) / across
      : (box.height * layer.height - height * across) / down;
  const width = Math.max(0, length) / layer.width;
  const share = height / layer.height;
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - share) / 2,
    width,
    height: share,
  };
}

export function contains({ left, top, width, height }: LayerBox, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** How far the viewer has turned a text layer. */
export function turnOf(layer: HTMLElement): Turn {
  const turn = Number(layer.dataset['mainRotation'] ?? 0);
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}
