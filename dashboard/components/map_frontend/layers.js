// What can be switched on beside the stacks: extent of uncertainty, density, how recent, next event of two actors.

const AREA_FILES = "app/static/areas";
const EARTH_KM = 6371.0088; // mean radius, IUGG
const HEXAGON = 22; // pixels from its middle to a corner
// one hue each, from little to much; neither is the hue of an event type
const DENSITY = {
  light: ["#e6dcef", "#c7b0da", "#a27dc1", "#7b4ea3", "#4f2375"],
  dark: ["#33264a", "#543b77", "#7d57aa", "#ab82d3", "#e2c6f7"],
};
const RECENT = {
  light: ["#dcebe9", "#aed3cf", "#74b3ae", "#378f8b", "#06605f"],
  dark: ["#1d3536", "#285657", "#38807e", "#58b4b1", "#a9f0ec"],
};
const PAIR_DASHES = [[], [8, 4], [2, 3], [12, 3, 2, 3], [5, 2], [1.5, 5]];

// Polygons of provinces and countries, a file a country, each loaded once.
class AreaStore {
  constructor(ready) {
    this.ready = ready;
    this.files = new Map();
  }

  // GeoJSON geometry of [country, number], of the whole country where the number is null; null until it has come.
  of([country, index]) {
    if (!this.files.has(country)) {
      this.files.set(country, null);
      fetch(`${AREA_FILES}/${encodeURIComponent(country)}.json`)
        .then((answer) => (answer.ok ? answer.json() : []))
        .then((areas) => {
          this.files.set(country, areas);
          this.ready();
        })
        .catch(() => this.files.delete(country)); // the server went away: asked again with the next change
    }
    const areas = this.files.get(country);
    if (!areas?.length) return null;
    if (index !== null) return areas[index]?.[1] ?? null;
    return { type: "MultiPolygon", coordinates: areas.flatMap(([, shape]) => polygonsOf(shape)) };
  }
}

function polygonsOf({ type, coordinates }) {
  return type === "Polygon" ? [coordinates] : coordinates;
}

// Shaded provinces and countries, dashed circles of "near"; the same polygon never twice, or it would be twice as dark.
function extentOf(stacks, { areas, selected, theme }) {
  const features = [];
  const shaded = new Set();
  const lit = (stack) => stack.chosen || stack.keys.some((key) => selected.has(key));
  const ordered = [...stacks].sort((one, other) => lit(other) - lit(one) || other.radius - one.radius);
  const circles = ordered.filter(isCircle);
  for (const stack of ordered) {
    if (!stack.area && !isCircle(stack)) continue;
    const shape = stack.shape && areas.of(stack.shape);
    const name = stack.shape ? stack.shape.join("/") : "";
    if ((stack.shape && !shape) || (name && shaded.has(name))) continue;
    shaded.add(name || stack.id);
    const bright = lit(stack);
    const properties = {
      fill: rgba(theme.area, (stack.wide ? 14 : 30 / crowdOf(stack, circles)) + (bright ? 22 : 0)),
      line: rgba(theme.area, bright ? 235 : 150),
      width: bright ? 1.8 : 1.1,
    };
    const add = (geometry) => features.push({ type: "Feature", geometry, properties });
    if (shape) {
      add(shape);
      if (stack.precision === "province") add({ type: "MultiLineString", coordinates: polygonsOf(shape).flat() });
    } else if (stack.radius > 0) {
      const edge = circleOf(stack.position, stack.radius);
      add({ type: "Polygon", coordinates: [edge] });
      // every other edge: the runtime holds no dash extension
      add({ type: "MultiLineString", coordinates: edge.flatMap((_, at) => (at % 2 || at > 71 ? [] : [edge.slice(at, at + 2)])) });
    }
  }
  return { type: "FeatureCollection", features };
}

function isCircle(stack) {
  return !stack.area && stack.precision === "near" && stack.radius > 0;
}

// How many circles lie much over each other here: each is then paler, so that together they hide no land.
function crowdOf(stack, circles) {
  if (!isCircle(stack)) return 1;
  if (circles.length > 200) return 3;
  const over = ({ position, radius }) => distanceOf(position, stack.position) < 0.7 * (radius + stack.radius);
  return Math.min(6, Math.sqrt(circles.filter(over).length) ** 1.5);
}

// Closed ring at a distance round a point on the sphere (great-circle destination formula).
function circleOf([lon, lat], km, points = 72) {
  const angle = Math.min(km / EARTH_KM, Math.PI / 2);
  const phi = (lat * Math.PI) / 180;
  const ring = [];
  for (let step = 0; step < points; step++) {
    const bearing = (2 * Math.PI * step) / points;
    const there = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
    const shift = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
      Math.cos(angle) - Math.sin(phi) * Math.sin(there),
    );
    ring.push([lon + (shift * 180) / Math.PI, (there * 180) / Math.PI]);
  }
  return [...ring, ring[0]];
}

// Kilometres between two points on the sphere (haversine formula).
function distanceOf([lon1, lat1], [lon2, lat2]) {
  const [a, b] = [(lat1 * Math.PI) / 180, (lat2 * Math.PI) / 180];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lon2 - lon1) * Math.PI) / 360) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

function rgba(hex, alpha = 255) {
  return [...[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)), alpha];
}

// Hexagons of one size on the screen at a zoom, shaded by the number of events whose place is known.
function densityOf(stacks, zoom, theme) {
  const scale = WORLD * 2 ** zoom;
  const cells = new Map();
  for (const stack of stacks) {
    if (stack.area) continue;
    const [x, y] = mercator(...stack.position);
    const [q, r] = hexagonAt((x * scale) / HEXAGON, (y * scale) / HEXAGON);
    const cell = `${q},${r}`;
    const found = cells.get(cell) ?? { q, r, count: 0 };
    found.count += stack.count;
    cells.set(cell, found);
  }
  const ends = classEnds(Math.max(0, ...[...cells.values()].map(({ count }) => count)));
  const colours = DENSITY[theme.name].slice(-ends.length);
  const shapes = [...cells.values()].map(({ q, r, count }) => ({
    polygon: hexagon(q, r).map(([x, y]) => unmercator((x * HEXAGON) / scale, (y * HEXAGON) / scale)),
    fill: rgba(colours[ends.findIndex((end) => count <= end)], 215),
  }));
  return { shapes, ends, colours };
}

// Upper ends of at most five classes, each as many times the one before: one city does not swamp all the rest.
function classEnds(most) {
  const ends = [1, 2, 3, 4, 5].map((step) => Math.max(1, Math.round(most ** (step / 5))));
  return [...new Set(ends)];
}

// Axial coordinates of the pointy-topped unit hexagon that holds a point (cube rounding).
function hexagonAt(x, y) {
  const q = (Math.sqrt(3) / 3) * x - y / 3;
  const r = (2 / 3) * y;
  let [rq, rr, rs] = [Math.round(q), Math.round(r), Math.round(-q - r)];
  const [dq, dr, ds] = [Math.abs(rq - q), Math.abs(rr - r), Math.abs(rs + q + r)];
  if (dq > dr && dq > ds) rq = -rr - rs;
  else if (dr > ds) rr = -rq - rs;
  return [rq, rr];
}

function hexagon(q, r) {
  const [x, y] = [Math.sqrt(3) * (q + r / 2), 1.5 * r];
  return Array.from({ length: 6 }, (_, corner) => {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    return [x + 0.97 * Math.cos(angle), y + 0.97 * Math.sin(angle)];
  });
}

function unmercator(x, y) {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

// How recent: five classes by the day of the latest event, each half as long as the one before it.
function recencyOf(stacks) {
  const days = stacks.flatMap(({ first, last }) => (last === null ? [] : [first, last]));
  if (!days.length) return null;
  const newest = days.reduce((one, other) => Math.max(one, other));
  const span = newest - days.reduce((one, other) => Math.min(one, other)) + 1;
  const reach = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16].map((share) => Math.max(1, Math.round(span * share)));
  const starts = [...new Set(reach)].map((length) => newest - length + 1); // oldest class first
  return { starts, newest };
}

function recencyColour(last, recency, theme) {
  const colours = RECENT[theme.name].slice(-recency.starts.length);
  return colours[recency.starts.findLastIndex((start) => last >= start)];
}

function drawHeat(context, marks, recency, theme, alone) {
  for (const { x, y, r, row } of marks) {
    if (row.last === null) continue;
    const reach = alone ? r : r + 7;
    context.beginPath();
    if (row.area) context.roundRect(x - reach, y - reach, 2 * reach, 2 * reach, 6);
    else context.arc(x, y, reach, 0, TURN);
    context.fillStyle = recencyColour(row.last, recency, theme);
    context.globalAlpha = alone ? 1 : 0.9;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = theme.rim;
    context.lineWidth = 1.2;
    context.stroke();
  }
}

// Lines from an event to the next one between the same two actors. `markOf`: key -> the mark it stands in now.
function drawArcs(context, { lines }, { markOf, viewport, theme, blocked }) {
  const drawn = new Map();
  for (const [from, to, lon1, lat1, lon2, lat2, count, pair] of lines) {
    const [start, end] = [markOf(from, [lon1, lat1]), markOf(to, [lon2, lat2])];
    if (start.id === end.id) continue; // joined at this zoom
    const name = `${start.id} ${end.id} ${pair}`;
    const line = drawn.get(name) ?? { start, end, pair, count: 0 };
    line.count += count;
    drawn.set(name, line);
  }
  context.save();
  context.lineCap = "round";
  for (const line of drawn.values()) drawArc(context, line, { viewport, theme });
  context.restore();
  return drawn.size;
}

function drawArc(context, { start, end, pair, count }, { theme }) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  if (length < start.r + end.r + 14) return;
  const bend = Math.min(0.22 * length, 70) * (1 + 0.18 * pair);
  const middle = [(start.x + end.x) / 2 + (dy / length) * bend, (start.y + end.y) / 2 - (dx / length) * bend];
  const away = ([x, y], reach) => {
    const far = Math.hypot(middle[0] - x, middle[1] - y) || 1;
    return [x + ((middle[0] - x) / far) * reach, y + ((middle[1] - y) / far) * reach];
  };
  const from = away([start.x, start.y], start.r + 3);
  const tip = away([end.x, end.y], end.r + 3);
  const to = away([end.x, end.y], end.r + 10);
  const width = 1.3 + Math.min(3.2, Math.log2(count) * 0.7);
  const path = () => {
    context.beginPath();
    context.moveTo(...from);
    context.quadraticCurveTo(...middle, ...to);
  };
  context.setLineDash([]);
  path();
  context.strokeStyle = theme.halo;
  context.lineWidth = width + 2.6;
  context.stroke();
  context.setLineDash(PAIR_DASHES[pair % PAIR_DASHES.length]);
  path();
  context.strokeStyle = theme.ink;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
  const [ax, ay] = [(tip[0] - to[0]) / 7, (tip[1] - to[1]) / 7];
  const wide = 2.6 + width;
  context.beginPath();
  context.moveTo(...tip);
  context.lineTo(to[0] - ay * wide - ax, to[1] + ax * wide - ay);
  context.lineTo(to[0] + ay * wide - ax, to[1] - ax * wide - ay);
  context.closePath();
  context.fillStyle = theme.ink;
  context.fill();
  const [x, y] = [0.25 * from[0] + 0.5 * middle[0] + 0.25 * to[0], 0.25 * from[1] + 0.5 * middle[1] + 0.25 * to[1]];
  context.beginPath();
  context.arc(x, y, 7.5, 0, TURN);
  context.fillStyle = theme.panel;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = theme.ink;
  context.stroke();
  words(context, pairLetter(pair), x, y, 10.5, theme.ink);
}

function pairLetter(pair) {
  return "abcdefghijklmnopqrstuvwxyz"[pair % 26];
}

// Groups of the legend that only the browser can know, in the form that Python's groups have.
function layerLegend({ on, density, recency, arcs, theme, left }) {
  const groups = [];
  const square = (colour) => swatch(`<rect x='3' y='4' width='15' height='13' rx='2' fill='${colour}'/>`);
  if (on.has("density") && density?.shapes.length) {
    const entries = density.ends.map((end, at) => {
      const start = at ? density.ends[at - 1] + 1 : 1;
      return entry(start === end ? number(end) : `${number(start)}–${number(end)}`, square(density.colours[at]));
    });
    if (left.areas) entries.push(entry(`${number(left.areas)} known only to an area: not in it`, ""));
    groups.push({ title: "Events per hexagon", entries });
  }
  if (on.has("heat") && recency) {
    const colours = RECENT[theme.name].slice(-recency.starts.length);
    const entries = recency.starts.map((start, at) => {
      const end = at + 1 < recency.starts.length ? recency.starts[at + 1] - 1 : recency.newest;
      return entry(start === end ? shortDay(end) : `${shortDay(start)} – ${shortDay(end)}`, square(colours[at]));
    });
    groups.push({ title: "Latest event there, by its last possible day", entries: entries.reverse() });
  }
  if (on.has("arcs")) {
    const entries = arcs.pairs.map(([one, other, count], pair) =>
      entry(`${one} and ${other}`, swatch(arcSwatch(pair, theme)), count),
    );
    entries.push(entry(entries.length ? "To the next event, in order of date; not a movement of forces" : "No two dated events of the same two actors at different places", ""));
    groups.push({ title: "Next event of the same two actors", entries });
  }
  return groups;
}

function entry(label, image, count = null) {
  return { label, swatch: image, side: 21, count };
}

function swatch(body) {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='42' height='42' viewBox='0 0 21 21'>${body}</svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

function arcSwatch(pair, theme) {
  const dash = PAIR_DASHES[pair % PAIR_DASHES.length].join(" ");
  return (
    `<path d='M0 10.5H21' stroke='${theme.ink}' stroke-width='1.6' stroke-dasharray='${dash}'/>` +
    `<circle cx='10.5' cy='10.5' r='6.5' fill='${theme.panel}' stroke='${theme.ink}'/>` +
    `<text x='10.5' y='14' font-size='10' font-weight='700' text-anchor='middle' font-family='sans-serif' ` +
    `fill='${theme.ink}'>${pairLetter(pair)}</text>`
  );
}

function shortDay(day) {
  const date = new Date(day * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()].slice(0, 3)} ${date.getUTCFullYear()}`;
}
