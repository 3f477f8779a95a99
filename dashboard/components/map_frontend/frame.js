// The parts of the frame round the map, and how the runtime is loaded. Words from Python become text nodes only.

const RUNTIME = "app/static/deck.js";
const EARTH_M = 40075016.686; // circumference that web Mercator uses (WGS84 equator)
const MAX_FIT_ZOOM = 9;

let runtime;

function loadRuntime() {
  runtime ??= new Promise((resolve, reject) => {
    if (window.createDeck) return resolve();
    const script = document.createElement("script");
    script.src = RUNTIME;
    script.onload = () => (window.createDeck ? resolve() : reject(new Error("runtime without createDeck")));
    script.onerror = () => {
      runtime = undefined;
      reject(new Error("runtime not served"));
    };
    document.head.append(script);
  });
  return runtime;
}

function hasWebGL() {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(context);
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function drawing(viewBox, path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svg.namespaceURI, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

// North arrow and scale bar; `drawScale` fills the latter.
function furniture() {
  const north = make("div", "dlm-north", "N");
  north.title = "North is up";
  north.append(drawing("0 0 12 18", "M6 1 L11 17 L6 13.6 L1 17 Z"));
  const scale = { box: make("div", "dlm-scale"), text: make("span"), bar: make("i") };
  scale.box.append(scale.text, scale.bar);
  const whole = make("div", "dlm-furniture");
  whole.append(north, scale.box);
  return { whole, scale };
}

function legendGroup({ title, entries }) {
  const group = make("dl");
  group.append(make("dt", "", title));
  for (const { label, swatch, side, count } of entries) {
    const line = make("dd");
    if (swatch) {
      const image = new Image(side, side);
      [image.src, image.alt] = [swatch, ""];
      line.append(image);
    }
    line.append(make("span", swatch ? "" : "dlm-said", label));
    if (count !== null) line.append(make("b", "", count.toLocaleString("en")));
    group.append(line);
  }
  return group;
}

function viewOf([west, south, east, north], { width, height, right, minZoom }) {
  const tight = height < 460;
  const pad = { left: 48, right, top: tight ? 70 : 88, bottom: tight ? 36 : 52 };
  const [x0, y0] = mercator(west, north);
  const [x1, y1] = mercator(east < west ? east + 360 : east, south);
  const across = Math.max(width - pad.left - pad.right, 80) / (512 * Math.max(x1 - x0, 1e-9));
  const down = Math.max(height - pad.top - pad.bottom, 80) / (512 * Math.max(y1 - y0, 1e-9));
  const zoom = Math.max(minZoom, Math.min(MAX_FIT_ZOOM, Math.log2(Math.min(across, down))));
  const scale = 512 * 2 ** zoom;
  const whole = zoom <= minZoom; // no room to leave for the panels: the world as it is
  const x = (x0 + x1) / 2 + (whole ? 0 : (pad.right - pad.left) / 2 / scale);
  const y = (y0 + y1) / 2 + (whole ? 0 : (pad.bottom - pad.top) / 2 / scale);
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return { longitude: (((x * 360) % 360) + 360) % 360 - 180, latitude, zoom };
}

// The closest view in which every mark stands in the frame, clear of the panels; none where that cannot be.
// `rowsAt`: stacks at a zoom; whole countries and regions need not be in view where anything is better known.
function viewOfMarks(rowsAt, { width, height, blocked, minZoom, turned }) {
  for (let zoom = MAX_FIT_ZOOM; zoom > minZoom; zoom -= 0.1) {
    const all = rowsAt(zoom);
    const rows = all.some((row) => !row.area) ? all.filter((row) => !row.wide) : [];
    if (!rows.length) return null;
    const scale = WORLD * 2 ** zoom;
    const marks = rows.map(({ position: [lon, lat], offset, size }) => {
      const [x, y] = mercator(turned && lon < 0 ? lon + 360 : lon, lat);
      return [x * scale + offset[0], y * scale + offset[1], size + 6];
    });
    const shift = clearShift(marks, { width, height, blocked });
    if (!shift) continue;
    const [x, y] = [(width / 2 - shift[0]) / scale, (height / 2 - shift[1]) / scale];
    const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
    return { longitude: (((x * 360) % 360) + 360) % 360 - 180, latitude, zoom };
  }
  return null;
}

// How far to move marks [x, y, r] so that they stand in the frame and under no panel; of several, nearest the middle.
function clearShift(marks, { width, height, blocked }) {
  const [across, down] = [
    [Math.min(...marks.map(([x, , r]) => x - r)), Math.max(...marks.map(([x, , r]) => x + r)), width],
    [Math.min(...marks.map(([, y, r]) => y - r)), Math.max(...marks.map(([, y, r]) => y + r)), height],
  ].map(([low, high, room]) => {
    const [first, last] = [24 - low, room - 24 - high];
    return first > last ? [] : Array.from({ length: 13 }, (_, step) => first + ((last - first) * step) / 12);
  });
  const clear = ([dx, dy]) =>
    marks.every(([x, y, r]) =>
      blocked.every(([x0, y0, x1, y1]) => x + dx + r < x0 || x + dx - r > x1 || y + dy + r < y0 || y + dy - r > y1),
    );
  const off = (list, value) => Math.abs(list.indexOf(value) - 6);
  return across
    .flatMap((dx) => down.map((dy) => [dx, dy]))
    .sort((a, b) => off(across, a[0]) + off(down, a[1]) - off(across, b[0]) - off(down, b[1]))
    .find(clear);
}

function drawScale({ text: words, bar }, { latitude, zoom }, times) {
  const metres = (EARTH_M * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
  const longest = 110 * times * metres;
  const ten = 10 ** Math.floor(Math.log10(longest));
  const length = [5, 2, 1].find((step) => step * ten <= longest) * ten;
  const text = length >= 1000 ? `${(length / 1000).toLocaleString("en")} km` : `${length} m`;
  if (words.textContent !== text) words.textContent = text;
  bar.style.width = `${length / metres}px`;
}

function actionButton(sign, label, act) {
  const button = make("button", "", sign);
  button.type = "button";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  return button;
}
