// The stacks that Python sends by column, joined where their marks would collide at a zoom, and their words.

const DEGREE = 10000; // positions come as whole numbers of this part of a degree (dashboard/views/sent.py)
const AREAS = new Set(["district", "province", "region", "country"]);
const MOST_KEYS = 40; // a mark of more places is looked into, not chosen
const SLACK = 5; // marks may overlap by this many pixels before they are joined
const CELL = 76; // pixels: no two marks farther apart can touch
const MONTHS = "January February March April May June July August September October November December".split(" ");

function readStacks(marks, precisions) {
  const largest = Math.max(1, ...marks.parts.map(countOf));
  const chosen = new Set(marks.chosen);
  return marks.lon.map((lon, row) => {
    const key = marks.key[row];
    const precision = precisions[marks.precision[row]];
    const parts = new Map();
    for (let at = 0; at < marks.parts[row].length; at += 2) parts.set(marks.parts[row][at], marks.parts[row][at + 1]);
    return sized({
      row,
      largest,
      keys: Array.isArray(key) ? key : key === 0 ? [] : [key],
      marked: Array.isArray(key) ? key : key === 0 ? [] : [key],
      names: [named(marks.name[row], precision)],
      position: [lon / DEGREE, marks.lat[row] / DEGREE],
      precision,
      area: AREAS.has(precision),
      wide: precision === "country" || precision === "region",
      radius: marks.radius[row] ?? 0,
      first: marks.first[row],
      last: marks.last[row],
      shape: marks.area[row] ?? null,
      members: marks.members[row] ?? 1,
      box: marks.box[row] ?? null,
      chosen: chosen.has(row),
      parts,
      offset: [0, 0],
    });
  });
}

function countOf(flat) {
  let count = 0;
  for (let at = 1; at < flat.length; at += 2) count += flat[at];
  return count;
}

function named(name, precision) {
  return precision === "near" && !name.toLowerCase().startsWith("near ") ? `near ${name}` : name;
}

// The area of a mark grows with its number; where numbers run into the thousands it grows less than they do, so that the
// small ones stay legible beside the large ones.
function radiusOf(count, largest) {
  if (count === 1) return 10;
  const radius = largest <= 80 ? 12.4 + 2.2 * Math.sqrt(count) : 13 + 19 * (count / largest) ** 0.38;
  return Math.min(34, radius);
}

function sized(stack) {
  stack.count = 0;
  for (const count of stack.parts.values()) stack.count += count;
  const radius = radiusOf(stack.count, stack.largest);
  stack.size = stack.area ? Math.max(radius, 13) : radius;
  stack.id = stack.keys.length ? stack.keys.join("|") : `row ${stack.row}`;
  return stack;
}

// Points with points, areas with areas as coarse; the larger swallows the smaller and keeps its place.
function joinStacks(base, zoom) {
  const kinds = new Map();
  for (const stack of base) {
    const kind = stack.area ? stack.precision : "point";
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(stack);
  }
  const joined = [...kinds.values()].flatMap((stacks) => joinKind(stacks, WORLD * 2 ** zoom));
  joined.sort(larger);
  return placeBadges(joined, zoom);
}

function larger(one, other) {
  return other.count - one.count || one.row - other.row;
}

function joinKind(stacks, scale) {
  let queue = stacks.map((stack) => {
    const [x, y] = mercator(...stack.position);
    return { stack, x: x * scale, y: y * scale };
  });
  for (;;) {
    const kept = [];
    const grid = new Map();
    for (const item of queue) {
      const [column, row] = [Math.floor(item.x / CELL), Math.floor(item.y / CELL)];
      let host = Infinity;
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const index of grid.get((column + dx) * 1e7 + row + dy) ?? []) {
            const other = kept[index];
            const reach = other.stack.size + item.stack.size - SLACK;
            if (index < host && (other.x - item.x) ** 2 + (other.y - item.y) ** 2 < reach ** 2) host = index;
          }
      if (host < Infinity) kept[host] = { ...kept[host], stack: pair(kept[host].stack, item.stack) };
      else {
        const cell = column * 1e7 + row;
        if (!grid.has(cell)) grid.set(cell, []);
        grid.get(cell).push(kept.length);
        kept.push(item);
      }
    }
    if (kept.length === queue.length) return kept.map(({ stack }) => stack);
    queue = kept.sort((one, other) => larger(one.stack, other.stack));
  }
}

function pair(host, guest) {
  const parts = new Map(host.parts);
  for (const [code, count] of guest.parts) parts.set(code, (parts.get(code) ?? 0) + count);
  const known = (days) => days.filter((day) => day !== null);
  const firsts = known([host.first, guest.first]);
  const lasts = known([host.last, guest.last]);
  const [a, b] = [boxOf(host), boxOf(guest)];
  const names = [...new Set([...host.names, ...guest.names])];
  const told = host.keys.length && guest.keys.length;
  return sized({
    ...host,
    keys: told ? [...new Set([...host.keys, ...guest.keys])] : [],
    marked: [...host.marked, ...guest.marked], // all that are known, however many
    names: names.filter((name) => !name.startsWith("near ") || !names.includes(name.slice(5))),
    first: firsts.length ? Math.min(...firsts) : null,
    last: lasts.length ? Math.max(...lasts) : null,
    precision: host.area || guest.precision === "exact" ? host.precision : guest.precision,
    radius: Math.max(host.radius, guest.radius),
    members: host.members + guest.members,
    box: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    chosen: host.chosen || guest.chosen,
    parts,
  });
}

function boxOf({ box, position: [lon, lat] }) {
  return box ?? [lon, lat, lon, lat];
}

const SHIFTS = [
  [0, 0],
  ...[22, 38, 54, 72, 92].flatMap((reach) =>
    Array.from({ length: 12 }, (_, step) => {
      const angle = (2 * Math.PI * step) / 12;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    }),
  ),
];

// A badge stands for its whole area, so it may step aside for marks, as near as there is room; a leader line then leads
// to the area's middle (overlay.js). The mark of a known place never moves.
function placeBadges(stacks, zoom) {
  const scale = WORLD * 2 ** zoom;
  const spot = ({ position }) => mercator(...position).map((share) => share * scale);
  const badges = stacks.filter(({ area }) => area);
  if (!badges.length) return stacks;
  const taken = new Map(); // by cell of 160 pixels: what may be within reach
  const take = (x, y, reach) => {
    const cell = `${Math.floor(x / 160)},${Math.floor(y / 160)}`;
    taken.set(cell, [...(taken.get(cell) ?? []), [x, y, reach]]);
  };
  const free = (x, y, reach) => {
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const [ox, oy, other] of taken.get(`${Math.floor(x / 160) + dx},${Math.floor(y / 160) + dy}`) ?? [])
          if (Math.hypot(x - ox, y - oy) <= reach + other) return false;
    return true;
  };
  for (const stack of stacks) if (!stack.area) take(...spot(stack), stack.size);
  for (const badge of badges) {
    const [x, y] = spot(badge);
    const reach = badge.size * 1.2; // a square reaches farther than a circle
    badge.offset = SHIFTS.find(([dx, dy]) => free(x + dx, y + dy, reach)) ?? [0, 0];
    take(x + badge.offset[0], y + badge.offset[1], reach);
  }
  return stacks;
}

// Words of a stack. Plain text: they enter the page as text nodes only.

function labelOf({ names, members }) {
  if (names.length === 2 && members === 2 && names[0].length + names[1].length <= 22) return names.join(", ");
  return names[0] + (members > 1 && names.length > 1 ? ` +${members - 1}` : members > names.length ? ` +${members - 1}` : "");
}

function titleOf({ names, members }) {
  const more = Math.max(members, names.length) - 1;
  return names[0] + (more > 0 ? ` and ${more.toLocaleString("en")} more` : "");
}

function linesOf(stack, styles) {
  const { count, first, last, parts, radius } = stack;
  const types = new Map();
  const told = new Map();
  for (const [code, number] of parts) {
    const type = styles.types[Math.floor(code / styles.statuses.length)];
    const status = styles.statuses[code % styles.statuses.length];
    types.set(type.label, (types.get(type.label) ?? 0) + number);
    told.set(status.phrase, (told.get(status.phrase) ?? 0) + number);
  }
  const lines = [(count === 1 ? "1 event" : `${number(count)} events`) + daysOf(first, last)];
  const listed = [...types].map(([label, many]) => `${number(many)} ${label}`);
  lines.push(...listed.slice(0, 4), ...(listed.length > 4 ? [`${listed.length - 4} more types`] : []));
  lines.push([...told].map(([phrase, many]) => `${number(many)} ${phrase}`).join(", "));
  if (stack.area) lines.push(`known only to the ${stack.precision}`);
  else if (stack.members > 1) lines.push(spreadOf(stack));
  else if (radius > 0) lines.push(`within about ${number(Math.round(radius))} km`);
  if (!choosable(stack)) lines.push("click to look closer");
  return lines;
}

// How far apart the places of a mark lie: the diagonal of the box round them.
function spreadOf(stack) {
  const [west, south, east, north] = boxOf(stack);
  const km = Math.max(1, Math.round(distanceOf([west, south], [east, north])));
  return `${number(stack.members)} places, at most ${number(km)} km apart`;
}

function choosable({ keys }) {
  return keys.length > 0 && keys.length <= MOST_KEYS;
}

function number(value) {
  return value.toLocaleString("en");
}

function daysOf(first, last) {
  if (first === null || last === null) return "";
  return first === last ? `, ${dayWords(first)}` : `, ${dayWords(first)} to ${dayWords(last)}`;
}

// Days since 1 January 1970 -> "13 July 2015"
function dayWords(day) {
  const date = new Date(day * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
