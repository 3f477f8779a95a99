// The controls in the corner of the map: zoom, fit, layers, box, radius, presentation.

const ICONS = {
  fit: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  layers: "M8 2l6 3.2-6 3.2-6-3.2zM2.4 8.2L8 11.2l5.6-3M2.4 11L8 14l5.6-3",
  box: "M3 4.5h10v7H3z",
  circle: "M8 2.5a5.5 5.5 0 1 0 .01 0M8 8h4.4",
  present: "M2 3h12v8H2zM8 11v3M5 14h6",
};
const HINTS = {
  box: "Drag a box on the map. Enter takes the whole view, Esc leaves.",
  circle: "Drag from the middle of a circle outwards. Enter takes a circle in the view, Esc leaves.",
};

function controlsOf(map) {
  const bar = make("div", "dlm-controls");
  const button = (icon, label, act) => {
    const made = actionButton("", label, act);
    made.append(drawing("0 0 16 16", ICONS[icon]));
    return made;
  };
  map.fitButton = button("fit", "Fit to results", () => map.fit());
  map.layersButton = button("layers", "Layers", () => map.openLayers(map.layerBox.hidden));
  map.layersButton.setAttribute("aria-expanded", "false");
  map.boxButton = button("box", "Filter by a box drawn on the map", () => map.sketch.begin("box"));
  map.circleButton = button("circle", "Filter by a radius drawn on the map", () => map.sketch.begin("circle"));
  map.presentButton = button("present", "Presentation (p)", () => map.present(true));
  bar.append(
    actionButton("+", "Zoom in", () => map.zoomBy(1)),
    actionButton("\u2212", "Zoom out", () => map.zoomBy(-1)),
    map.fitButton,
    map.layersButton,
    map.boxButton,
    map.circleButton,
    map.presentButton,
  );
  return bar;
}

// The list of layers with a box to tick each, and the online tiles with what they tell to whom.
function fillLayers(box, { names, on, tiles, tilesOn, change, changeTiles }) {
  const line = (words, checked, act) => {
    const label = make("label");
    const tick = make("input");
    tick.type = "checkbox";
    tick.checked = checked;
    tick.addEventListener("change", () => act(tick.checked));
    label.append(tick, make("span", "", words));
    return label;
  };
  box.replaceChildren(
    make("strong", "", "Layers"),
    ...names.map(([name, words]) => line(words, on.has(name), (checked) => change(name, checked))),
  );
  if (!tiles?.url) return;
  const host = new URL(tiles.url.replace(/[{}]/g, ""), location.href).host;
  box.append(
    line("Online tiles", tilesOn, changeTiles),
    make("p", "", `Off, nothing leaves this computer. On, ${host} learns what part of the map you look at, and your address.`),
  );
}

// Drawing a box or a circle on the map with the pointer, or taking the view with the keyboard.
class Sketch {
  constructor(map) {
    this.map = map;
    this.sheet = make("div", "dlm-sheet");
    this.sheet.tabIndex = -1;
    this.hint = make("p", "dlm-card dlm-hint");
    this.sheet.hidden = this.hint.hidden = true;
    this.sheet.addEventListener("pointerdown", (event) => this.down(event));
    this.sheet.addEventListener("pointermove", (event) => this.move(event));
    this.sheet.addEventListener("pointerup", (event) => this.up(event));
    this.sheet.addEventListener("keydown", (event) => this.key(event));
  }

  begin(mode) {
    if (this.mode === mode) return this.end();
    this.mode = mode;
    this.map.hide();
    this.hint.textContent = HINTS[mode];
    this.sheet.hidden = this.hint.hidden = false;
    this.mark();
    this.sheet.focus();
  }

  end() {
    this.mode = this.from = this.to = null;
    this.sheet.hidden = this.hint.hidden = true;
    this.mark();
    this.map.drawSoon();
  }

  mark() {
    this.map.boxButton.setAttribute("aria-pressed", String(this.mode === "box"));
    this.map.circleButton.setAttribute("aria-pressed", String(this.mode === "circle"));
  }

  at(event) {
    const frame = this.sheet.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  }

  down(event) {
    this.sheet.setPointerCapture(event.pointerId);
    this.from = this.to = this.at(event);
  }

  move(event) {
    if (!this.from) return;
    this.to = this.at(event);
    this.map.drawSoon();
  }

  up(event) {
    if (!this.from) return;
    this.to = this.at(event);
    const far = Math.hypot(this.to[0] - this.from[0], this.to[1] - this.from[1]);
    if (far > 6) this.done(this.from, this.to);
    else this.from = this.to = null; // a click is no box
  }

  key(event) {
    if (event.key === "Escape") this.end();
    else if (event.key === "Enter") {
      const { width, height } = this.map.viewport();
      const inset = Math.min(width, height) * 0.04;
      if (this.mode === "box") this.done([inset, inset], [width - inset, height - inset]);
      else this.done([width / 2, height / 2], [width / 2, inset]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  done(from, to) {
    const shape = this.shape(from, to);
    const { mode } = this;
    this.end();
    this.map.report[mode](shape);
  }

  // [west, south, east, north], or [latitude, longitude, kilometres].
  shape(from, to) {
    const viewport = this.map.viewport();
    const [a, b] = [viewport.unproject(from), viewport.unproject(to)];
    const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const short = (value) => Math.round(value * 1e4) / 1e4;
    if (this.mode === "circle") return [short(a[1]), short(turn(a[0])), Math.max(0.1, Math.round(distanceOf(a, b) * 10) / 10)];
    const wide = Math.abs(b[0] - a[0]) >= 360;
    const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    return [wide ? -180 : turn(west), Math.min(a[1], b[1]), wide ? 180 : turn(east), Math.max(a[1], b[1])].map(short);
  }

  // What is being drawn.
  draw(context, theme) {
    if (!this.from || !this.to) return;
    const [[x0, y0], [x1, y1]] = [this.from, this.to];
    outline(context, theme, () => {
      context.beginPath();
      if (this.mode === "box") context.rect(x0, y0, x1 - x0, y1 - y0);
      else context.arc(x0, y0, Math.hypot(x1 - x0, y1 - y0), 0, TURN);
    });
    if (this.mode !== "circle") return;
    const km = this.shape(this.from, this.to)[2];
    words(context, `${km.toLocaleString("en")} km`, x0, y0 - 8, 12, theme.ink, theme.halo);
  }
}

function outline(context, theme, path) {
  context.save();
  path();
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.05;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 3.4;
  context.strokeStyle = theme.halo;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = theme.accent;
  context.setLineDash([6, 4]);
  context.stroke();
  context.restore();
}

// The box or circle that filters now.
function drawFilter(context, viewport, { box, circle: round, theme }) {
  const draw = (ring) =>
    outline(context, theme, () => {
      context.beginPath();
      ring.forEach((point, at) => context[at ? "lineTo" : "moveTo"](...viewport.project(point)));
      context.closePath();
    });
  if (box) {
    const [west, south, , north] = box;
    const east = box[2] < west ? box[2] + 360 : box[2];
    draw([[west, north], [east, north], [east, south], [west, south]]);
  }
  if (round) draw(circleOf([round[1], round[0]], round[2]));
}

// Where an analyst has put a place.
function drawPin(context, viewport, { picked, theme }) {
  if (!picked) return;
  const [x, y] = viewport.project([picked[1], picked[0]]);
  context.beginPath();
  context.moveTo(x, y);
  context.bezierCurveTo(x - 12, y - 16, x - 8, y - 26, x, y - 26);
  context.bezierCurveTo(x + 8, y - 26, x + 12, y - 16, x, y);
  context.fillStyle = theme.accent;
  context.strokeStyle = theme.halo;
  context.lineWidth = 2;
  context.stroke();
  context.fill();
  context.beginPath();
  context.arc(x, y - 17, 3.2, 0, TURN);
  context.fillStyle = theme.halo;
  context.fill();
}
