// The lanes: a dot for a day, a bar for longer, in rows that keep them apart; or counts by bin where events are many.

// Pixels: a dot, its stroke included; the width of a heap; the height of a bar; a row.
const PLAIN = { dot: 9, heap: 15, bar: 6.8, row: 12 };
// In a lane of several types every mark has the letter of its type.
const LETTERED = { dot: 14, heap: 22, bar: 11.5, row: 15.5 };
const MOST_ROWS = 19;

// Lanes whose events are not of one type, which stands in the lane's name.
function sizesOf(lanes, lane) {
  return lanes.by === "type" && lanes.ids[lane] ? PLAIN : LETTERED;
}

// Marks in rows: {lane, row, x0, x1, point, n, ids, ...}; where rows become too many, heaps of the days that would
// touch, and if those are too many still, of all events.
// `least`: pixels that a lane takes for its name.
function packed(lanes, scale, least) {
  const { marks, names } = lanes;
  const sizes = names.map((_, lane) => sizesOf(lanes, lane));
  let items = marks.id.map((id, at) => mark(marks, at, scale, sizes)).filter((one) => one.x1 > scale.left && one.x0 < scale.right);
  let rows = placed(items, sizes, ({ dot }) => dot + 1);
  const short = ({ point, x0, x1, size }) => point || x1 - x0 < size.heap || scale.hourly;
  for (const [most, among] of [[MOST_ROWS, short], [2 * MOST_ROWS, () => true]]) {
    if (rows.reduce((sum, count) => sum + count, 0) <= most) break;
    items = [...heaped(items.filter(among), scale), ...items.filter((one) => !among(one))];
    rows = placed(items, sizes, ({ heap }) => heap);
  }
  const tops = [];
  let top = 0;
  rows.forEach((count, lane) => {
    tops.push(top);
    top += Math.max(count * sizes[lane].row, least[lane]);
  });
  for (const one of items) one.y = tops[one.lane] + (one.row + 0.5) * one.size.row + 3;
  return { items, tops, height: top };
}

// A name in one line, or two where it is longer than the room; only what does not fit in two is cut.
function broken(name, count, room, widthOf) {
  if (widthOf(name + count) <= room) return [name];
  const words = name.split(" ");
  let first = words.shift();
  while (words.length && widthOf(`${first} ${words[0]}`) <= room) first += ` ${words.shift()}`;
  const cut = (line, after) => {
    let kept = line;
    while (kept.length > 1 && widthOf(`${kept}…${after}`) > room) kept = kept.slice(0, -1);
    return kept === line ? line : `${kept.trimEnd()}…`;
  };
  const rest = words.join(" ");
  return rest ? [cut(first, ""), widthOf(rest + count) <= room ? rest : cut(rest, count)] : [cut(first, count)];
}

function mark(marks, at, scale, sizes) {
  const [from, to] = [marks.from[at], marks.to[at]];
  const [x0, x1] = [scale.held(from), scale.held(to + 1)];
  const size = sizes[marks.lane[at]];
  const point = (to === from && !scale.hourly) || x1 - x0 < size.dot;
  return {
    lane: marks.lane[at], size, from, to, x0, x1, point, mid: (x0 + x1) / 2, n: 1, ids: [marks.id[at]],
    type: marks.type[at], status: marks.status[at], vague: marks.vague[at], open: marks.open[at],
    what: marks.subs[marks.sub[at]], where: marks.spots[marks.spot[at]], keys: [marks.keys?.[marks.spot[at]] ?? ""],
  };
}

function placed(items, sizes, gapOf) {
  const rows = [];
  for (let lane = 0; lane < sizes.length; lane++) {
    const gap = gapOf(sizes[lane]);
    const ends = []; // where each row is free again
    for (const one of items.filter((item) => item.lane === lane).sort((a, b) => a.x0 - b.x0 || a.ids[0] - b.ids[0])) {
      const left = one.point ? one.mid - gap / 2 : one.x0;
      let row = ends.findIndex((end) => end <= left + 0.01);
      if (row < 0) row = ends.length;
      ends[row] = one.point ? one.mid + gap / 2 : Math.max(one.x1, left + gap);
      one.row = row;
    }
    rows.push(ends.length);
  }
  return rows;
}

// Near to, where days are bars, a heap is a bar over the same days.
function heaped(items, scale) {
  const heaps = new Map();
  const columnOf = ({ mid, size }) => Math.floor((mid - scale.left) / size.heap);
  for (const one of items) {
    const days = scale.hourly ? [one.from, one.to, one.vague, one.open] : [columnOf(one)];
    const key = [one.lane, one.type, one.status, ...days].join();
    const heap = heaps.get(key);
    if (!heap) heaps.set(key, { ...one, point: !scale.hourly, ids: [...one.ids], keys: [...one.keys], kinds: one.kinds ?? [one.what] });
    else {
      heap.n += one.n;
      heap.ids.push(...one.ids);
      heap.keys.push(...one.keys);
      heap.from = Math.min(heap.from, one.from);
      heap.to = Math.max(heap.to, one.to);
      for (const kind of one.kinds ?? [one.what]) if (!heap.kinds.includes(kind)) heap.kinds.push(kind);
      if (heap.where !== one.where) heap.where = "several places";
    }
  }
  for (const heap of heaps.values()) {
    if (heap.point) heap.mid = Math.min(scale.right, scale.right + PAD - heap.size.heap / 2, scale.left + (columnOf(heap) + 0.5) * heap.size.heap);
    heap.what = heap.kinds.slice(0, 3).join(", ") + (heap.kinds.length > 3 ? " …" : "");
  }
  return [...heaps.values()];
}

// One mark as SVG. Only what is asserted is full; crosses deny; dashes have not happened; a letter is the type's.
function drawn(one, view) {
  const { mid, y, size, n } = one;
  const { colour, letter, ink } = view.types[one.type] ?? { colour: "gray", letter: "?", ink: "#ffffff" };
  const status = view.statuses[one.status].word;
  const full = status === "asserted";
  const lettered = size === LETTERED;
  const group = svg("g", { class: "dlt-mark" });
  const dash = { planned: "3 2", hypothetical: "1.5 2.5", unconfirmed: "1 1.6" }[status] ?? "";
  const pen = { stroke: colour, "stroke-width": 1.6, "stroke-dasharray": dash };
  const high = (n > 1 ? PLAIN.heap - 2 : size.dot - 1) / 2;
  const wide = n > 1 ? size.heap / 2 - 1 : high;
  if (one.point) {
    const fill = full ? colour : "var(--dl-page)";
    const shape = wide > high
      ? svg("rect", { x: mid - wide, y: y - high, width: 2 * wide, height: 2 * high, rx: high, fill, ...pen })
      : svg("circle", { cx: mid, cy: y, r: high, fill, ...pen });
    group.append(shape);
    if (status === "disputed") {
      const d = `M${mid} ${y - high}h${high - wide}a${high} ${high} 0 0 0 0 ${2 * high}h${wide - high}z`;
      group.append(svg("path", { d, fill: colour }));
    }
  } else {
    const faded = fade(one, colour, view);
    group.append(
      svg("rect", {
        x: one.x0, y: y - size.bar / 2, width: Math.max(2, one.x1 - one.x0), height: size.bar, rx: 3,
        fill: full ? faded : "var(--dl-page)", "fill-opacity": full ? 0.6 : 0.35, ...pen, stroke: faded, "stroke-width": 1.3,
      }),
    );
  }
  if (["denied", "negated"].includes(status) && (n === 1 || lettered)) {
    const [right, down] = [n > 1 ? wide : 5 + lettered, 5 + lettered];
    const d = `M${mid - right} ${y - down}l${2 * right} ${2 * down}M${mid - right} ${y + down}l${2 * right} ${-2 * down}`;
    group.append(svg("path", { d, class: "dlt-cross" }));
  }
  const words = `${lettered ? letter : ""}${n > 1 ? n : ""}`;
  const text = svg("text", { x: mid, y: y + 3.2, class: "dlt-n" }, words);
  text.classList.toggle("dlt-letter", lettered && n === 1);
  if (one.point && full) text.style.fill = ink;
  else if (lettered || !one.point) text.classList.add("dlt-halo");
  if (words) group.append(text);
  return group;
}

// What is chosen: a ring round the mark, a frame round a wide one.
function ringed({ mid, y, n, size, point, x0, x1 }) {
  if (point && (n === 1 || size === PLAIN))
    return svg("circle", { cx: mid, cy: y, r: (n > 1 ? size.heap : size.dot) / 2 + 2.4, class: "dlt-ring" });
  const [from, to, height] = point ? [mid - size.heap / 2, mid + size.heap / 2, PLAIN.heap + 2] : [x0, x1, size.bar + 5];
  return svg("rect", { x: from - 2, y: y - height / 2, width: to - from + 4, height, rx: height / 2, class: "dlt-ring" });
}

// Ends that are not known fade out; a vague date ("in July") fades at both.
function fade(one, colour, view) {
  const [start, end] = [one.vague || one.open & 1, one.vague || one.open & 2];
  if (!start && !end) return colour;
  const id = `dlt-fade-${one.type}-${start ? 1 : 0}${end ? 1 : 0}`;
  if (!view.fades.has(id)) {
    const stop = (offset, opacity) => svg("stop", { offset, "stop-color": colour, "stop-opacity": opacity });
    view.fades.set(
      id,
      svg("linearGradient", { id }, stop(0, start ? 0.08 : 1), stop(0.3, 1), stop(0.7, 1), stop(1, end ? 0.08 : 1)),
    );
  }
  return `url(#${id})`;
}

// Counts by bin, one small histogram a lane: full where asserted, pale above it. The lanes that stand for one type or
// actor share a scale; "others" and the like, which would dwarf them, have their own.
function columns(lanes, scale, view, laneHeight) {
  const { edges, cells } = lanes.counts;
  const stacks = new Map();
  for (let at = 0; at < cells.length; at += 5) {
    const [lane, bin, type, told, number] = cells.slice(at, at + 5);
    const key = lane * edges.length + bin;
    if (!stacks.has(key)) stacks.set(key, { lane, bin, total: 0, parts: [] });
    const stack = stacks.get(key);
    stack.total += number;
    stack.parts.push({ type, told, number });
  }
  const most = new Map();
  const scaleOf = (lane) => (lanes.ids[lane] ? "shared" : lane);
  for (const { lane, total } of stacks.values()) most.set(scaleOf(lane), Math.max(most.get(scaleOf(lane)) ?? 1, total));
  const made = [];
  for (const stack of stacks.values()) {
    const [x0, x1] = [scale.held(edges[stack.bin]), scale.held(edges[stack.bin + 1])];
    if (x1 <= x0) continue;
    const reach = Math.max(1.5, Math.sqrt(stack.total / most.get(scaleOf(stack.lane))) * (laneHeight - 4));
    let y = (stack.lane + 1) * laneHeight - 1;
    stack.parts.sort((a, b) => b.told - a.told || a.type - b.type);
    for (const { type, told, number } of stack.parts) {
      const height = (reach * number) / stack.total;
      y -= height;
      made.push(
        svg("rect", {
          x: x0 + 0.25, y, width: Math.max(0.8, x1 - x0 - 0.5), height,
          fill: view.types[type].colour, "fill-opacity": told ? 0.95 : 0.32,
        }),
      );
    }
  }
  return { made, stacks };
}
