// The map of events: pydeck's own runtime draws the spec; the frame round it (title, legend, scale, credits) is ours.
// Words from Python enter the page as text nodes only, never as markup.

const LABELS = "app/static/basemap/labels";
const DISPUTED = "app/static/basemap/disputed.json";

const maps = new WeakMap(); // the element Streamlit gave us -> its map
const remembered = new Map(); // key -> where the user left the map, for when the page is opened again

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  if (!maps.has(parentElement)) maps.set(parentElement, new EventMap(parentElement));
  const map = maps.get(parentElement);
  map.report = {
    view: (view) => setStateValue("view", view),
    clicked: (id) => setTriggerValue("clicked", id),
  };
  map.update(data);
  return () => {
    maps.delete(parentElement);
    map.destroy();
  };
}

class EventMap {
  constructor(parent) {
    this.root = make("section", "dlm");
    this.stage = make("div", "dlm-stage");
    this.overlay = make("canvas", "dlm-overlay");
    this.overlay.setAttribute("aria-hidden", "true");
    this.heading = make("header", "dlm-card dlm-heading");
    this.legend = make("aside", "dlm-card dlm-legend");
    this.legend.setAttribute("aria-label", "Legend");
    this.tip = make("div", "dlm-card dlm-tip");
    this.tip.setAttribute("role", "status");
    this.foot = make("footer", "dlm-foot");
    this.list = make("ul", "dlm-list");
    this.message = make("p", "dlm-card dlm-message");
    this.message.setAttribute("role", "alert");
    this.message.hidden = this.tip.hidden = true;
    this.buildFurniture();
    this.area = make("div", "dlm-area");
    this.area.append(this.stage, this.overlay, this.heading, this.furniture, this.controls, this.list, this.tip);
    this.area.append(this.message);
    this.root.append(this.area, this.legend, this.foot);
    parent.append(this.root);
    this.store = new LabelStore(LABELS, () => this.drawSoon());
    this.disputed = new DisputedBorders(DISPUTED, () => this.drawSoon());
    this.resizing = new ResizeObserver(() => this.layout());
    this.resizing.observe(this.area);
    this.selected = new Set();
    this.hovered = null;
    this.level = null;
  }

  buildFurniture() {
    const { whole, scale } = furniture();
    this.furniture = whole;
    this.scale = scale;
    this.controls = make("div", "dlm-controls");
    this.controls.append(
      actionButton("+", "Zoom in", () => this.zoomBy(1)),
      actionButton("\u2212", "Zoom out", () => this.zoomBy(-1)),
      (this.fitButton = actionButton("", "Fit to results", () => this.fit())),
    );
    this.fitButton.append(drawing("0 0 16 16", "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"));
  }

  async update(data) {
    this.data = data;
    this.root.style.height = `${data.height}px`;
    for (const [name, colour] of Object.entries(data.theme)) this.root.style.setProperty(`--${name}`, colour);
    this.root.dataset.theme = data.theme.name;
    this.selected = new Set(data.selected ? data.selected.split("|") : []);
    this.layers = unpack(data.spec);
    this.levels = this.layers.filter((layer) => layer.zoomRange);
    this.fillFrame();
    this.hide();
    if (this.deck) {
      this.level = null;
      this.showLevel();
      return this.drawSoon();
    }
    if (this.starting) return;
    this.starting = true;
    if (!hasWebGL())
      return this.say(
        "This browser cannot draw the map: WebGL 2 is missing or switched off. All events are in the timeline and the lists.",
      );
    try {
      await loadRuntime();
      if (!this.gone) this.start();
    } catch {
      this.starting = false;
      this.say("The map could not be loaded from this computer's own server. Reload the page to try again.");
    }
  }

  start() {
    const { spec, key } = this.data;
    const { rows, icons, ...rest } = spec;
    const view = this.firstView();
    this.zoom = view.zoom;
    this.home = view;
    this.markLevel();
    this.deck = window.createDeck({
      container: this.stage,
      jsonInput: { ...rest, initialViewState: { ...rest.initialViewState, ...view }, layers: this.layers },
      tooltip: false,
      handleEvent: (name, info) => this.handle(name, info),
    });
    if (!this.deck) return this.say("The map could not be drawn.");
    this.deck.setProps({ onAfterRender: () => this.draw(), getCursor: (state) => this.cursor(state) });
    this.describe();
    this.root.dataset.ready = "true";
    remembered.set(key, { ...remembered.get(key), given: JSON.stringify(this.data.view) });
  }

  // A view that Python newly gives, else where the user left the map, else all results.
  firstView() {
    const { key, view, fit, spec } = this.data;
    const memory = remembered.get(key);
    if (memory?.view && memory.given === JSON.stringify(view)) return memory.view;
    if (view) return { longitude: view[0], latitude: view[1], zoom: view[2] };
    if (fit) return this.viewOf(fit);
    const { longitude, latitude, zoom } = spec.initialViewState;
    return { longitude, latitude, zoom: Math.max(zoom, this.minZoom()) };
  }

  minZoom() {
    return Math.max(0, Math.log2(this.area.clientWidth / 512));
  }

  // The view that shows all marks, or at least the box round them, clear of the panels.
  viewOf(box) {
    const frame = { width: this.area.clientWidth, height: this.area.clientHeight, minZoom: this.minZoom() };
    const marks = viewOfMarks(this.levels, { ...frame, blocked: this.panels(), turned: box[0] > box[2] });
    if (marks) return marks;
    return viewOf(box, {
      width: this.area.clientWidth,
      height: this.area.clientHeight,
      right: this.aside() ? this.legend.offsetWidth + 40 : 56,
      minZoom: this.minZoom(),
    });
  }

  // In a wide frame the legend stands in the map's corner, in a narrow one in a strip under it.
  aside() {
    return this.root.dataset.legend === "aside";
  }

  fillFrame() {
    const { title, subtitle, legend, note, credits, fit } = this.data;
    this.heading.replaceChildren(make("h2", "", title), ...(subtitle ? [make("p", "", subtitle)] : []));
    this.heading.hidden = !title && !subtitle;
    this.legend.replaceChildren(...legend.map((group) => legendGroup(group)));
    this.legend.hidden = !legend.length;
    this.placeLegend();
    this.foot.replaceChildren(make("span", "", note), make("span", "", credits));
    this.fitButton.hidden = !fit;
    this.root.setAttribute("aria-label", `Map: ${[title, subtitle, note].filter(Boolean).join(". ")}`);
    this.layoutDue = true;
  }

  placeLegend() {
    this.root.dataset.legend = this.root.clientWidth >= 860 && this.data.height >= 460 ? "aside" : "strip";
  }

  // The stacks as buttons for keyboard and screen reader; each shows itself on the map when it has the focus.
  fillList() {
    const rows = this.rows();
    this.list.replaceChildren(
      ...rows.slice(0, 200).map((row) => {
        const item = make("li");
        const button = make("button", "", `${row.name}: ${row.lines.join("; ")}`);
        button.type = "button";
        button.addEventListener("focus", () => this.seek(row));
        button.addEventListener("blur", () => this.hide());
        button.addEventListener("click", () => this.choose(row));
        item.append(button);
        return item;
      }),
    );
  }

  describe() {
    const canvas = this.stage.querySelector("canvas");
    canvas?.setAttribute("role", "img");
    canvas?.setAttribute("aria-label", this.root.getAttribute("aria-label"));
  }

  rows() {
    return this.levels[this.level]?.data ?? [];
  }

  markLevel() {
    const found = this.levels.findIndex(({ zoomRange: [low, high] }) => this.zoom >= low && this.zoom < high);
    const changed = found !== this.level;
    this.level = found;
    this.levels.forEach((layer, index) => (layer.visible = index === found));
    if (changed) this.fillList();
    return changed;
  }

  showLevel() {
    if (this.markLevel()) window.updateDeck({ layers: this.layers }, this.deck);
  }

  handle(name, info) {
    if (name === "deck-view-state-change-event") this.moved(info);
    else if (name === "deck-hover-event") info.object?.id ? this.show(info.object) : this.hide();
    else if (name === "deck-click-event") this.choose(info.object?.id ? info.object : null);
  }

  // deck.gl has no viewport before its device is there, nor after it was taken down.
  viewport() {
    return this.deck?.isInitialized && !this.gone ? this.deck.getViewports()[0] : undefined;
  }

  moved(state) {
    this.zoom = state.zoom;
    this.showLevel();
    const still = ["longitude", "latitude", "zoom"].every((name) => Math.abs(state[name] - this.home[name]) < 1e-6);
    if (still) return; // deck.gl tells the first view too; nobody moved it
    this.home = {};
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => this.reportView(), 400);
  }

  reportView() {
    const viewport = this.viewport();
    if (!viewport) return;
    const { longitude, latitude, zoom, width, height } = viewport;
    const memory = remembered.get(this.data.key);
    remembered.set(this.data.key, { ...memory, view: { longitude, latitude, zoom } });
    const round = (value) => Math.round(value * 1e5) / 1e5;
    this.report.view({
      lon: round(longitude),
      lat: round(latitude),
      zoom: Math.round(zoom * 1000) / 1000,
      nw: viewport.unproject([0, 0]).map(round),
      se: viewport.unproject([width, height]).map(round),
    });
  }

  choose(row) {
    if (!row && !this.selected.size) return;
    this.selected = new Set(row ? row.id.split("|") : []);
    this.drawSoon();
    this.report.clicked(row ? row.id : "");
  }

  cursor({ isDragging, isHovering }) {
    return isDragging ? "grabbing" : isHovering ? "pointer" : "grab";
  }

  show(row) {
    this.hovered = row.id;
    const viewport = this.viewport();
    if (!viewport) return;
    const [x, y] = this.spot(viewport, row);
    this.tip.replaceChildren(make("strong", "", row.name), ...row.lines.map((line) => make("span", "", line)));
    this.tip.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const reach = row.size / 2 + 8;
    const left = x + reach + width < this.area.clientWidth - 8 ? x + reach : x - reach - width;
    const top = Math.max(8, Math.min(y - height / 2, this.area.clientHeight - height - 30));
    this.tip.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(top)}px)`;
    this.drawSoon();
  }

  // Like `show`, but first brings the stack into view where it is outside.
  seek(row) {
    const viewport = this.viewport();
    if (!viewport) return;
    const [x, y] = this.spot(viewport, row);
    const inside = x > 20 && y > 20 && x < viewport.width - 20 && y < viewport.height - 20;
    if (inside) return this.show(row);
    const [longitude, latitude] = row.position;
    this.glide({ longitude, latitude, zoom: viewport.zoom }, () => this.show(row));
  }

  hide() {
    this.hovered = null;
    this.tip.hidden = true;
    this.drawSoon();
  }

  zoomBy(step) {
    const viewport = this.viewport();
    if (!viewport) return;
    const zoom = Math.max(this.minZoom(), Math.min(14, Math.round(viewport.zoom + step)));
    this.glide({ longitude: viewport.longitude, latitude: viewport.latitude, zoom });
  }

  fit() {
    if (this.data.fit && this.deck) this.glide(this.viewOf(this.data.fit));
  }

  // From the present view to another in a quarter of a second; at once for those who asked for less motion.
  glide(to, arrived = () => {}) {
    const viewport = this.viewport();
    if (!viewport) return;
    const from = { longitude: viewport.longitude, latitude: viewport.latitude, zoom: viewport.zoom };
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const begin = performance.now();
    cancelAnimationFrame(this.gliding);
    const step = (now) => {
      const part = still ? 1 : Math.min(1, Math.max(0, (now - begin) / 250));
      const ease = part * (2 - part);
      const at = Object.fromEntries(Object.keys(to).map((name) => [name, from[name] + (to[name] - from[name]) * ease]));
      if (this.gone) return;
      this.deck.setProps({ initialViewState: { ...this.data.spec.initialViewState, ...at } });
      this.moved(at);
      if (part < 1) this.gliding = requestAnimationFrame(step);
      else requestAnimationFrame(arrived); // the viewport is that of the last drawn frame
    };
    this.gliding = requestAnimationFrame(step);
  }

  layout() {
    const { clientWidth: width, clientHeight: height } = this.area;
    if (!width || !height) return;
    if (this.data) this.placeLegend();
    const dense = window.devicePixelRatio || 1;
    this.overlay.width = Math.round(width * dense);
    this.overlay.height = Math.round(height * dense);
    this.layoutDue = true;
    this.drawSoon();
  }

  panels() {
    if (this.layoutDue) {
      const frame = this.area.getBoundingClientRect();
      this.blocked = [this.heading, this.legend, this.controls]
        .filter((panel) => !panel.hidden)
        .map((panel) => panel.getBoundingClientRect())
        .map((box) => [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
      this.blocked.push([0, frame.height - 50, 175, frame.height]); // the scale bar at its longest
      this.layoutDue = false;
    }
    return this.blocked;
  }

  drawSoon() {
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => this.draw());
  }

  spot(viewport, row) {
    const [x, y] = viewport.project(row.position);
    return [x + row.offset[0], y + row.offset[1]];
  }

  draw() {
    cancelAnimationFrame(this.drawing);
    this.drawing = 0;
    const viewport = this.viewport();
    if (!viewport) return;
    const { width, height } = viewport;
    const context = this.overlay.getContext("2d");
    const dense = this.overlay.width / this.area.clientWidth;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, width, height);
    const marks = this.rows().map((row) => {
      const [x, y] = this.spot(viewport, row);
      return { x, y, r: row.size / 2, row, label: row.label, names: row.names };
    });
    this.disputed.draw(context, { viewport, marks, theme: this.data.theme, width, height });
    drawRings(context, marks, this);
    const [west, south, east, north] = viewport.getBounds();
    drawLabels(context, {
      viewport,
      labels: this.store.within([west, south, east, north], viewport.zoom),
      marks: marks.filter(({ x, y }) => x > -40 && y > -40 && x < width + 40 && y < height + 40),
      blocked: this.panels(),
      theme: this.data.theme,
      width,
      height,
    });
    drawScale(this.scale, viewport);
  }

  say(words) {
    this.message.textContent = words;
    this.message.hidden = false;
  }

  destroy() {
    this.gone = true;
    clearTimeout(this.reporting);
    this.resizing.disconnect();
    this.deck?.finalize();
    this.root.remove();
  }
}
