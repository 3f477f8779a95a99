// Marks of stacks, drawn once for each look and kept: a disc with a letter for one event, a ring by type and status
// round a number for more, a square badge for what is known only as an area. Type also by letter, status by fill.

const MARGIN = 2; // clear pixels round a mark, for its rim
const MARK_FONT = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
const DASHES = { dashed: [3.2, 2.2], sparse: [2, 4], dotted: [0.1, 2.9] };
const TURN = 2 * Math.PI;

class Sprites {
  constructor() {
    this.kept = new Map();
  }

  // The picture of a stack and half its side in pixels of the screen.
  of(stack, { theme, styles, dense }) {
    stack.look ??= partsInOrder(stack).join();
    const key = `${theme.name} ${dense} ${stack.area} ${stack.size.toFixed(1)} ${stack.look}`;
    let sprite = this.kept.get(key);
    if (!sprite) {
      if (this.kept.size > 3000) this.kept.clear();
      sprite = drawSprite(stack, { theme, styles, dense });
      this.kept.set(key, sprite);
    }
    return sprite;
  }
}

function partsInOrder({ parts }) {
  return [...parts].sort(([one], [other]) => one - other);
}

function drawSprite(stack, { theme, styles, dense }) {
  const half = stack.size + MARGIN;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(2 * half * dense);
  const context = canvas.getContext("2d");
  context.scale(dense, dense);
  context.translate(half, half);
  const parts = partsInOrder(stack).map(([code, count]) => ({
    count,
    type: styles.types[Math.floor(code / styles.statuses.length)],
    fill: styles.statuses[code % styles.statuses.length].fill,
  }));
  if (stack.area) badge(context, parts, stack, theme);
  else {
    ground(context, stack.size, theme);
    if (stack.count === 1) disc(context, parts[0], stack.size, theme);
    else ring(context, parts, stack, theme);
  }
  return { canvas, half };
}

function circle(context, radius) {
  context.beginPath();
  context.arc(0, 0, radius, 0, TURN);
}

// The disc under a mark with a rim that parts it from the land.
function ground(context, radius, theme) {
  stroke(context, theme.rim, 1.6, () => circle(context, radius + 0.4));
  context.globalAlpha = 0.28;
  stroke(context, theme.ink, 0.7, () => circle(context, radius + 1.2));
  context.globalAlpha = 1;
  fill(context, theme.disc, () => circle(context, radius));
}

function fill(context, colour, path) {
  path();
  context.fillStyle = colour;
  context.fill("evenodd");
}

function stroke(context, colour, width, path, kind = "full") {
  path();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(DASHES[kind] ?? []);
  context.lineCap = kind === "dotted" ? "round" : "butt";
  context.stroke();
  context.setLineDash([]);
}

function disc(context, { type, fill: kind }, radius, theme) {
  const inner = radius - 1.6;
  if (kind === "full") fill(context, type.colour, () => circle(context, inner + 0.6));
  else stroke(context, type.colour, 2.2, () => circle(context, inner - 0.4), kind);
  if (kind === "half")
    fill(context, type.colour, () => {
      context.beginPath();
      context.arc(0, 0, inner, TURN / 4, (3 * TURN) / 4);
    });
  letter(context, type, kind, 0, 0, radius * 1.08, theme);
  cross(context, type, kind, 0, 0, inner * 0.72);
}

function ring(context, parts, { size, count }, theme) {
  const thick = size < 15 ? 5.2 : Math.max(8, 0.34 * size); // a small ring leaves its room to the number
  const [outer, inner] = [size - 1, size - 1 - thick];
  let turn = 0;
  for (const part of parts) {
    const sweep = part.count / count;
    segment(context, part, { outer, inner, from: turn, to: turn + sweep, whole: parts.length === 1 }, theme);
    turn += sweep;
  }
  const digits = shortNumber(count);
  words(context, digits, 0, 0, Math.min(15, (2.25 * inner) / Math.max(1.55, 0.72 * digits.length + 0.3)), theme.ink);
}

function segment(context, { type, fill: kind }, { outer, inner, from, to, whole }, theme) {
  const [middle, thick] = [(outer + inner) / 2, outer - inner];
  const gap = whole ? 0 : Math.min(0.9 / middle / TURN, (to - from) * 0.3);
  const [start, end] = [from + gap, to - gap];
  const band = (outside, inside, edge) => () => {
    context.beginPath();
    if (whole) {
      context.arc(0, 0, outside, 0, TURN);
      context.moveTo(inside, 0);
      context.arc(0, 0, inside, 0, TURN);
      return;
    }
    const [a, b] = [(start + edge - 0.25) * TURN, (end - edge - 0.25) * TURN];
    context.arc(0, 0, outside, a, b);
    context.arc(0, 0, inside, b, a, true);
    context.closePath();
  };
  if (kind === "full") fill(context, type.colour, band(outer, inner, 0));
  else {
    const edge = whole ? 0 : Math.min(0.9 / middle / TURN, (end - start) * 0.3);
    stroke(context, type.colour, 1.7, band(outer - 0.9, inner + 0.9, edge), kind);
  }
  if (kind === "half") fill(context, type.colour, band(outer, middle, 0));
  const length = (end - start) * TURN * middle;
  const at = (turn) => [middle * Math.sin(turn * TURN), -middle * Math.cos(turn * TURN)];
  let [x, y] = at(whole ? 0.125 : (start + end) / 2);
  if (kind === "crossed" || kind === "struck") {
    cross(context, type, kind, x, y, thick * 0.32);
    if (length < 3 * thick) return;
    [x, y] = at(start + (end - start) * 0.25);
  }
  if (length >= 10.5 && thick >= 8) letter(context, type, kind, x, y, thick * 0.95, theme);
}

function badge(context, parts, { size, count }, theme) {
  context.beginPath();
  context.roundRect(-size, -size, 2 * size, 2 * size, 3.5);
  context.fillStyle = theme.disc;
  context.fill();
  context.strokeStyle = theme.area;
  context.lineWidth = 1.2;
  context.stroke();
  const high = Math.max(5, 0.44 * size);
  const top = size - high - 3;
  let left = 3 - size;
  for (const part of parts) {
    const wide = ((2 * size - 6) * part.count) / count;
    bar(context, part, left, top, Math.max(1.5, wide - 1), high, theme);
    left += wide;
  }
  words(context, shortNumber(count), 0, (top - size) / 2 + 0.6, Math.min(15, size * 0.92), theme.ink);
}

function bar(context, { type, fill: kind }, x, y, wide, high, theme) {
  const box = (left, top, width, height) => () => {
    context.beginPath();
    context.rect(left, top, width, height);
  };
  if (kind === "full") fill(context, type.colour, box(x, y, wide, high));
  else stroke(context, type.colour, 1.4, box(x + 0.7, y + 0.7, Math.max(0.4, wide - 1.4), high - 1.4), kind);
  if (kind === "half") fill(context, type.colour, box(x, y, wide, high / 2));
  const [across, down] = [x + wide / 2, y + high / 2];
  if (kind === "crossed" || kind === "struck") cross(context, type, kind, across, down, high * 0.36);
  else if (wide >= 8 && high >= 7) letter(context, type, kind, across, down, high * 0.95, theme);
}

function cross(context, type, kind, x, y, reach) {
  if (kind !== "crossed" && kind !== "struck") return;
  context.beginPath();
  context.moveTo(x - reach, y + reach);
  context.lineTo(x + reach, y - reach);
  if (kind === "crossed") {
    context.moveTo(x - reach, y - reach);
    context.lineTo(x + reach, y + reach);
  }
  context.strokeStyle = type.colour;
  context.lineWidth = 1.8;
  context.lineCap = "round";
  context.stroke();
}

// On a half fill the letter has a halo.
function letter(context, type, kind, x, y, size, theme) {
  const colour = kind === "full" ? inkOn(type.colour) : theme.ink;
  words(context, type.letter, x, y, size, colour, kind === "half" ? theme.disc : "");
}

function words(context, text, x, y, size, colour, halo = "") {
  context.font = `700 ${size.toFixed(1)}px ${MARK_FONT}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const base = y + 0.355 * size;
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = 2.6;
    context.lineJoin = "round";
    context.strokeText(text, x, base);
  }
  context.fillStyle = colour;
  context.fillText(text, x, base);
}

function shortNumber(count) {
  if (count < 10000) return String(count);
  return count < 1e6 ? `${Math.floor(count / 1000)}k` : `${(Math.floor(count / 1e5) / 10).toFixed(1)}M`;
}

// White or near-black, whichever stands out more (WCAG 2.2, relative luminance).
function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  return 1.05 / light > light / 0.0585 ? "#ffffff" : "#16191b";
}

// Round what is chosen, and fainter round what is pointed at here, in the list or on the timeline.
function drawRings(context, marks, { selected, hovered, pointed, data }) {
  for (const { x, y, r, row } of marks) {
    const chosen = row.chosen || row.marked.some((key) => selected.has(key));
    if (!chosen && row.id !== hovered && !row.marked.some((key) => pointed.has(key))) continue;
    context.beginPath();
    if (row.area) context.roundRect(x - r - 2, y - r - 2, 2 * r + 4, 2 * r + 4, 6);
    else context.arc(x, y, r + 2.5, 0, TURN);
    context.lineWidth = chosen ? 3 : 2;
    context.strokeStyle = data.theme.accent;
    context.globalAlpha = chosen ? 1 : 0.55;
    context.stroke();
    context.globalAlpha = 1;
  }
}
