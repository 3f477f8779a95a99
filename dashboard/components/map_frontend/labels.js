// Names on the map: places of the basemap by rank and the names of stacks, drawn crisply over the deck with a halo.
// Greedy placement: what matters most is placed first, and nothing may touch what is already placed.

const LABEL_LEVELS = [0, 3, 5]; // zooms of the label tiles (dashboard/basemap/make.py)
const WORLD = 512; // pixels of the world at zoom 0 in deck.gl
const FAMILY = "'Source Sans', 'Source Sans 3', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

const KINDS = {
  stack: { font: `600 13px ${FAMILY}`, size: 13, colour: "ink", halo: 3.5 },
  country: { font: `600 12.5px ${FAMILY}`, size: 12.5, colour: "label_country", halo: 3, spacing: 2.2, upper: true },
  admin1: { font: `italic 400 11.5px ${FAMILY}`, size: 11.5, colour: "label_admin1", halo: 2.5, spacing: 0.8 },
  water: { font: `italic 400 12px ${FAMILY}`, size: 12, colour: "label_water", halo: 2.5, spacing: 1.2 },
  capital: { font: `600 12px ${FAMILY}`, size: 12, colour: "label", halo: 3, dot: 2.4 },
  town: { font: `400 11.5px ${FAMILY}`, size: 11.5, colour: "label", halo: 3, dot: 1.7 },
};
const FAR_NAMES = 9; // so many of the largest marks get a name with a line where there is no room beside them
// Past these zooms a name says nothing of what is in view.
const LAST_ZOOM = { c: 8, a: 10.5 };
const KIND_OF = { c: "country", a: "admin1", w: "water", C: "capital", p: "town" };

function mercator(lon, lat) {
  const sine = Math.sin((Math.max(-85.051129, Math.min(85.051129, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

// Loads label tiles in view, each once; `ready` is called when one has come.
class LabelStore {
  constructor(base, ready) {
    this.base = base;
    this.ready = ready;
    this.tiles = new Map();
  }

  // Labels [name, lon, lat, kind, rank, minzoom] that may be shown in the box at this zoom, most important first.
  within([west, south, east, north], zoom) {
    const found = [];
    for (const level of LABEL_LEVELS) {
      if (zoom < level) break;
      const n = 2 ** level;
      const [x0, y0] = mercator(west, north);
      const [x1, y1] = mercator(east, south);
      const low = Math.max(0, Math.floor(y0 * n));
      const high = Math.min(n - 1, Math.floor(y1 * n));
      const last = Math.min(Math.floor(x1 * n), Math.floor(x0 * n) + n - 1);
      for (let x = Math.floor(x0 * n); x <= last; x++)
        for (let y = low; y <= high; y++) found.push(...this.tile(level, ((x % n) + n) % n, y));
    }
    const fits = ([, , , kind, , first]) => first <= zoom + 0.001 && zoom < (LAST_ZOOM[kind] ?? Infinity);
    return found.filter(fits).sort((a, b) => a[4] - b[4]);
  }

  tile(z, x, y) {
    const name = `${z}/${x}/${y}`;
    if (!this.tiles.has(name)) {
      this.tiles.set(name, []);
      fetch(`${this.base}/${name}.json`)
        .then((answer) => (answer.ok ? answer.json() : []))
        .then((labels) => {
          this.tiles.set(name, labels);
          if (labels.length) this.ready();
        })
        .catch(() => this.tiles.delete(name)); // the server went away: asked again with the next move
    }
    return this.tiles.get(name);
  }
}

// Borders that are disputed, as paths; loaded once.
class DisputedBorders {
  constructor(url, ready) {
    this.paths = [];
    fetch(url)
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((paths) => {
        this.paths = paths.map((path) => {
          const lons = path.map(([lon]) => lon);
          const lats = path.map(([, lat]) => lat);
          return { path, box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] };
        });
        ready();
      })
      .catch(() => {}); // without them the map still stands; the next page load asks again
  }

  // Dashed on the screen, so that the dashes keep their length at every zoom; never across a mark.
  draw(context, { viewport, marks, theme, width, height }) {
    const [west, south, east, north] = viewport.getBounds();
    context.save();
    context.beginPath();
    context.rect(0, 0, width, height);
    for (const { x, y, r } of marks) {
      context.moveTo(x + r, y);
      context.arc(x, y, r, 0, 2 * Math.PI);
    }
    context.clip("evenodd");
    context.beginPath();
    for (const { path, box } of this.paths) {
      if (box[0] > east || box[2] < west || box[1] > north || box[3] < south) continue;
      path.forEach((point, index) => context[index ? "lineTo" : "moveTo"](...viewport.project(point)));
    }
    context.lineWidth = viewport.zoom < 4 ? 1 : 1.3;
    context.strokeStyle = theme.disputed;
    context.setLineDash(viewport.zoom < 4 ? [3, 2.5] : [5, 3.5]);
    context.stroke();
    context.restore();
  }
}

// A country's name steps aside only as far as the country surely reaches: it is about as wide as its name at its
// first zoom (labels.py; from 6 on it is smaller), and twice as wide with each zoom further.
function aside(zoom, first) {
  if (first >= 6 || zoom < first + 1.8) return [6];
  return zoom < first + 2.8 ? [6, 7, 8] : [6, 7, 8, 9, 10, 11, 12, 13, 14];
}

class Room {
  constructor(width, height) {
    this.cells = new Map();
    this.width = width;
    this.height = height;
  }

  holds([x0, y0, x1, y1]) {
    return x0 >= 0 && y0 >= 0 && x1 <= this.width && y1 <= this.height;
  }

  *cellsOf([x0, y0, x1, y1]) {
    for (let x = Math.floor(x0 / 96); x <= Math.floor(x1 / 96); x++)
      for (let y = Math.floor(y0 / 96); y <= Math.floor(y1 / 96); y++) yield x * 4099 + y;
  }

  free(box) {
    for (const cell of this.cellsOf(box))
      for (const other of this.cells.get(cell) ?? [])
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
    return true;
  }

  take(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

// Draws onto `canvas`. `marks`: [{x, y, r, label, strong}]; `blocked`: boxes [x0, y0, x1, y1] of panels in the frame.
function drawLabels(context, { viewport, labels, marks, blocked, theme, width, height }) {
  const room = new Room(width, height);
  for (const box of blocked) room.take(box);
  for (const { x, y, r } of marks) room.take([x - r, y - r, x + r, y + r]);
  const named = new Set();
  for (const [rank, mark] of marks.entries()) {
    if (mark.x < 0 || mark.y < 0 || mark.x > width || mark.y > height) continue;
    const placed =
      place(context, room, "stack", mark.label, mark.x, mark.y, mark.r + 4, theme, [0, 1, 2, 3, 4, 5]) ||
      (rank < FAR_NAMES && placeFar(context, room, mark, theme));
    if (placed) named.add(fold(mark.label));
    for (const name of mark.names) named.add(fold(name));
  }
  const turns = viewport.zoom < 3 ? [-1, 0, 1] : [0];
  for (const [name, lon, lat, code, , first] of labels) {
    const kind = KIND_OF[code];
    if (named.has(fold(name)) && KINDS[kind].dot) continue; // told by the stack that stands there
    for (const turn of turns) {
      const [x, y] = viewport.project([lon + 360 * turn, lat]);
      if (x < -60 || y < -20 || x > width + 60 || y > height + 20) continue;
      if (KINDS[kind].dot) town(context, room, kind, name, x, y, theme);
      else place(context, room, kind, name, x, y, 0, theme, kind === "country" ? aside(viewport.zoom, first) : [6]);
    }
  }
}

// A name without room beside its mark stands farther off, with a thin line to it: the largest marks are named first, and
// a crowd of small ones must not leave the largest without a name.
function placeFar(context, room, { x, y, r, label }, theme) {
  const { font, size } = KINDS.stack;
  context.font = font;
  if ("letterSpacing" in context) context.letterSpacing = "0px";
  const [wide, half] = [measure(context, font, label), size * 0.62];
  for (const away of [18, 34, 52, 72])
    for (let step = 0; step < 16; step++) {
      const angle = (2 * Math.PI * step) / 16;
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      const [fromX, fromY] = [x + (r + away) * across, y + (r + away) * down];
      const left = Math.abs(across) < 0.3 ? fromX - wide / 2 : across > 0 ? fromX : fromX - wide;
      const middle = fromY + half * down;
      const box = [left - 2, middle - half, left + wide + 2, middle + half];
      if (!room.free(box) || !room.holds(box)) continue;
      room.take(box);
      const line = () => {
        context.beginPath();
        context.moveTo(x + (r + 2) * across, y + (r + 2) * down);
        context.lineTo(fromX, fromY);
      };
      stroke(context, theme.halo, 2.6, line);
      stroke(context, theme.ink, 0.9, line);
      write(context, label, left, middle, "stack", theme);
      return true;
    }
  return false;
}

function write(context, text, left, middle, kind, theme) {
  const style = KINDS[kind];
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = theme.halo;
  context.lineWidth = style.halo;
  context.strokeText(text, left, middle + 0.5);
  context.fillStyle = theme[style.colour];
  context.fillText(text, left, middle + 0.5);
}

function town(context, room, kind, name, x, y, theme) {
  const { dot } = KINDS[kind];
  const spot = [x - dot - 1, y - dot - 1, x + dot + 1, y + dot + 1];
  if (!room.holds(spot) || !room.free(spot)) return;
  if (!place(context, room, kind, name, x, y, dot + 3, theme, [0, 1, 2, 3])) return;
  room.take(spot);
  context.beginPath();
  context.arc(x, y, dot, 0, 2 * Math.PI);
  context.fillStyle = kind === "capital" ? theme.label : theme.halo;
  context.strokeStyle = theme.label;
  context.lineWidth = 1.1;
  context.fill();
  context.stroke();
}

// Tries the places in turn (right, left, below, above, right-above, right-below, centred); true when there was room.
// A name beside a mark is never cut by the frame; one across a country or a sea may be.
function place(context, room, kind, words, x, y, reach, theme, where) {
  const style = KINDS[kind];
  const text = style.upper ? words.toLocaleUpperCase("en") : words;
  context.font = style.font;
  if ("letterSpacing" in context) context.letterSpacing = `${style.spacing ?? 0}px`;
  const half = style.size * 0.62;
  const wide = measure(context, style.font, text) + (style.spacing ?? 0) * text.length;
  const tilt = reach * 0.72;
  const spots = [
    [x + reach, y],
    [x - reach - wide, y],
    [x - wide / 2, y + reach + half],
    [x - wide / 2, y - reach - half],
    [x + tilt, y - tilt],
    [x + tilt, y + tilt],
    [x - wide / 2, y],
    // a country's name may step aside for a mark on its middle
    ...[[0, -34], [0, 34], [-70, 0], [70, 0], [-50, -44], [50, 44], [50, -44], [-50, 44]].map(([dx, dy]) => [
      x - wide / 2 + dx,
      y + dy,
    ]),
  ];
  for (const index of where) {
    const [left, middle] = spots[index];
    const box = [left - 2, middle - half, left + wide + 2, middle + half];
    if (!room.free(box) || (index < 6 && !room.holds(box))) continue;
    room.take(box);
    write(context, text, left, middle, kind, theme);
    return true;
  }
  return false;
}

const widths = new Map();

function measure(context, font, text) {
  const key = font + text;
  if (!widths.has(key)) {
    const spacing = context.letterSpacing;
    if (spacing) context.letterSpacing = "0px";
    widths.set(key, context.measureText(text).width);
    if (spacing) context.letterSpacing = spacing;
    if (widths.size > 20000) widths.clear();
  }
  return widths.get(key) ?? context.measureText(text).width;
}

// A canvas takes the faces that are there: those of the names are asked for, and names are drawn again when they come.
function loadFaces(come) {
  const faces = Object.values(KINDS).map(({ font }) => document.fonts.load(font));
  Promise.allSettled(faces).then(() => {
    widths.clear();
    come();
  });
}

// "Al-Fallujah", "Fallūjah" and "Fallujah" are one name here.
function fold(name) {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’‘`-]/g, "")
    .toLowerCase()
    .replace(/^(al|ar|as|an|ad|at|ash|az) ?/, "");
}
