// The map of events. pydeck's own runtime draws its spec (basemap, areas, density); the marks, names and lines over it
// are drawn here. Words from Python enter the page as text nodes or on a canvas only, never as markup.

const LABELS = "app/static/basemap/labels";
const DISPUTED = "app/static/basemap/disputed.json";
const DEEPEST = 14;

const maps = new WeakMap(); // the element Streamlit gave us -> its map

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!maps.has(parentElement)) maps.set(parentElement, new EventMap(parentElement));
  const map = maps.get(parentElement);
  map.report = Object.fromEntries(
    ["view", "clicked", "box", "circle", "picked", "layers", "present"].map((name) => [
      name,
      (value) => setTriggerValue(name, value),
    ]),
  );
  map.update(data);
}

export function remove(parentElement) {
  maps.get(parentElement)?.destroy();
  maps.delete(parentElement);
}

class EventMap extends MapFrame {
  async update(data) {
    const before = this.data ?? {};
    this.data = data;
    if (!this.presentation.on) this.root.style.height = `${data.height}px`;
    for (const [name, colour] of Object.entries(data.theme)) this.root.style.setProperty(`--${name}`, colour);
    this.root.dataset.theme = data.theme.name;
    this.root.toggleAttribute("data-picking", data.pick);
    const held = this.selected;
    this.selected = new Set(data.chosen);
    this.film ??= new Film(this);
    this.stacks = this.film.cut(readStacks(data.marks, data.styles.precisions));
    this.levels = new Map();
    this.recency = recencyOf(this.stacks);
    this.takeLayers(before.layers);
    this.hide();
    this.fillFrame();
    this.film.caption();
    if (this.deck) {
      this.follow(before.view);
      if (data.chosen.length && !data.chosen.some((key) => held.has(key))) this.bring(this.selected);
      if (!this.outrun("present")) this.presentation.set(data.present);
      this.fillList();
      return this.sync();
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
    const { spec, fit, view, present } = this.data;
    if (present) this.presentation.set(true);
    const first = view ? { longitude: view[0], latitude: view[1], zoom: view[2] } : fit ? this.viewOf(fit) : null;
    const { longitude, latitude, zoom } = first ?? spec.initialViewState;
    this.home = { longitude, latitude, zoom: Math.max(zoom, view ? 0 : this.minZoom()) };
    this.deck = window.createDeck({
      container: this.stage,
      jsonInput: { ...spec, initialViewState: { ...spec.initialViewState, ...this.home }, layers: this.deckLayers() },
      tooltip: false,
      handleEvent: (name, info) => name === "deck-view-state-change-event" && this.moved(info),
    });
    if (!this.deck) return this.say("The map could not be drawn.");
    this.deck.setProps({ onAfterRender: () => this.draw(), getCursor: (state) => this.cursor(state) });
    this.describe();
    this.fillList();
    this.fillLegend();
    loadFaces(() => this.drawSoon());
    this.root.dataset.ready = "true";
  }

  // What is switched here is told with the time of day; Python sends back up to when it has heard.
  tell(name, value) {
    this.told[name] = performance.now();
    this.report[name]({ value, at: this.told[name] });
  }

  // Was what Python just sent made before it heard the last word from here? Then it says nothing new of this.
  outrun(name) {
    return (this.data.heard[name] ?? 0) < (this.told[name] ?? 0);
  }

  takeLayers(before) {
    const given = JSON.stringify(this.data.layers);
    if (!this.outrun("layers") && given !== JSON.stringify(before)) this.on = new Set(this.data.layers);
  }

  // A view that Python newly gives is gone to, unless it is one that was told to Python before.
  follow(before) {
    const { view } = this.data;
    if (!view || this.data.pick || JSON.stringify(view) === JSON.stringify(before)) return;
    const known = ([lon, lat, zoom]) =>
      Math.abs(lon - view[0]) < 2e-4 && Math.abs(lat - view[1]) < 2e-4 && Math.abs(zoom - view[2]) < 0.02;
    if (!this.reported.some(known)) this.glide({ longitude: view[0], latitude: view[1], zoom: view[2] });
  }

  minZoom() {
    return Math.max(0, Math.log2(this.area.clientWidth / 512));
  }

  // The view that shows all marks, or at least the box round them, clear of the panels.
  viewOf(box) {
    const times = this.larger;
    const frame = { width: this.area.clientWidth, height: this.area.clientHeight, minZoom: this.minZoom() };
    const few = this.stacks.length <= 250;
    const rowsAt = (zoom) => this.rowsAt(zoom);
    const turned = box[0] > box[2];
    const marks =
      few &&
      viewOfMarks(rowsAt, {
        width: frame.width / times,
        height: frame.height / times,
        blocked: this.panels().map((edges) => edges.map((edge) => edge / times)),
        minZoom: frame.minZoom - Math.log2(times),
        turned,
      });
    if (marks) return { ...marks, zoom: marks.zoom + Math.log2(times) };
    return viewOf(box, { ...frame, right: this.aside() ? this.legend.offsetWidth + 40 : 56 });
  }

  // In a wide frame the legend stands in the map's corner, in a narrow one in a strip under it.
  aside() {
    return this.root.dataset.legend === "aside";
  }

  // Stacks are joined for every half zoom, each time as if one stood a little farther off.
  levelOf(zoom) {
    return Math.floor(zoom * 2) / 2;
  }

  rowsAt(zoom) {
    const level = this.levelOf(zoom);
    if (!this.levels.has(level)) this.levels.set(level, joinStacks(this.stacks, level));
    return this.levels.get(level);
  }

  // How much larger marks and names are drawn: on a wide slide, legible from the back of the room.
  get larger() {
    return this.presentation.on ? Math.max(1, this.area.clientWidth / 1280) : 1;
  }

  zoomNow() {
    return this.viewport()?.zoom ?? this.home?.zoom ?? 0;
  }

  rows() {
    return this.on.has("stacks") || this.on.has("heat") ? this.rowsAt(this.zoomNow() - Math.log2(this.larger)) : [];
  }

  deckLayers() {
    const { spec, theme } = this.data;
    const made = {
      uncertainty: () => extentOf(this.stacks, this.extentStyle()),
      density: () => this.density?.shapes ?? [],
    };
    const [base, ...own] = spec.layers;
    const filled = own.map((layer) => {
      const visible = this.on.has(layer.id);
      return { ...layer, visible, data: visible ? made[layer.id]() : [] };
    });
    return [base, ...this.tiles.layers(theme), ...filled];
  }

  extentStyle() {
    return { areas: this.areas, selected: this.selected, theme: this.data.theme };
  }

  sync() {
    this.syncing = 0;
    if (!this.deck || this.gone) return;
    const layers = this.deckLayers();
    const [base, ...own] = layers;
    const text = `${base.id} ${JSON.stringify(own)}`;
    if (text !== this.synced) window.updateDeck({ layers }, this.deck); // a redraw of the land takes its time
    this.synced = text;
    this.drawSoon();
  }

  syncSoon() {
    this.syncing ||= requestAnimationFrame(() => this.sync());
  }

  tilesCame() {
    if (this.tiles.failed) this.say("The tile server does not answer. The offline map is shown.");
    else this.message.hidden = true;
    this.syncSoon();
  }

  // deck.gl has no viewport before its device is there, nor after it was taken down.
  viewport() {
    return this.deck?.isInitialized && !this.gone ? this.deck.getViewports()[0] : undefined;
  }

  moved(state) {
    const level = this.levelOf(state.zoom);
    if (level !== this.shownLevel) {
      this.shownLevel = level;
      requestAnimationFrame(() => this.levelChanged());
    }
    const still = ["longitude", "latitude", "zoom"].every((name) => Math.abs(state[name] - this.home[name]) < 1e-6);
    if (still) return; // deck.gl tells the first view too; nobody moved it
    this.home = {};
    if (this.presentation.on) return;
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => this.reportView(), 400);
  }

  levelChanged() {
    if (this.gone) return;
    this.fillList();
    if (!this.on.has("density")) return;
    this.fillLegend();
    this.sync();
  }

  reportView() {
    const viewport = this.viewport();
    if (!viewport) return;
    const { longitude, latitude, zoom, width, height } = viewport;
    const round = (value) => Math.round(value * 1e5) / 1e5;
    this.reported = [...this.reported.slice(-30), [longitude, latitude, zoom]];
    this.report.view({
      lon: round(longitude),
      lat: round(latitude),
      zoom: Math.round(zoom * 1000) / 1000,
      nw: viewport.unproject([0, 0]).map(round),
      se: viewport.unproject([width, height]).map(round),
    });
  }

  choose(row) {
    if (row && !choosable(row)) return this.glide(this.closer(row));
    if (!row && !this.selected.size) return;
    this.selected = new Set(row ? row.keys : []);
    if (this.on.has("uncertainty")) this.sync();
    this.drawSoon();
    this.report.clicked(row ? row.keys.join("|") : "");
  }

  // A view that shows the places of a mark apart.
  closer({ box, position }) {
    const frame = { width: this.area.clientWidth, height: this.area.clientHeight, minZoom: this.minZoom(), right: 56 };
    const [west, south, east, north] = box ?? [...position, ...position];
    const { zoom, ...middle } = viewOf([west, south, east, north], frame);
    return { ...middle, zoom: Math.min(DEEPEST, Math.max(zoom, this.zoomNow() + 1)) };
  }

  cursor({ isDragging }) {
    if (this.data.pick) return "crosshair";
    return isDragging ? "grabbing" : this.hovered ? "pointer" : "grab";
  }

  // The places with these keys, in view: the map moves only where none of them is.
  bring(keys) {
    const viewport = this.viewport();
    const rows = this.rows().filter((row) => row.marked.some((key) => keys.has(key)));
    if (!viewport || !rows.length || this.presentation.on) return;
    const seen = rows.some((row) => {
      const [x, y] = this.spot(viewport, row, this.larger);
      return x > 12 && y > 12 && x < viewport.width - 12 && y < viewport.height - 12;
    });
    const [longitude, latitude] = rows[0].position;
    if (!seen) this.glide({ longitude, latitude, zoom: viewport.zoom });
  }

  show(row) {
    if (this.hovered !== row.id) this.pointing.say(row);
    this.hovered = row.id;
    const viewport = this.viewport();
    if (!viewport) return;
    const [x, y] = this.spot(viewport, row, this.larger);
    const lines = linesOf(row, this.data.styles);
    this.tip.replaceChildren(make("strong", "", titleOf(row)), ...lines.map((line) => make("span", "", line)));
    this.tip.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const reach = row.size * this.larger + 8;
    const left = x + reach + width < this.area.clientWidth - 8 ? x + reach : x - reach - width;
    const top = Math.max(8, Math.min(y - height / 2, this.area.clientHeight - height - 30));
    this.tip.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(top)}px)`;
    this.drawSoon();
  }

  // Like `show`, but first brings the stack into view where it is outside.
  seek(row) {
    const viewport = this.viewport();
    if (!viewport) return;
    const [x, y] = this.spot(viewport, row, this.larger);
    const inside = x > 20 && y > 20 && x < viewport.width - 20 && y < viewport.height - 20;
    if (inside) return this.show(row);
    const [longitude, latitude] = row.position;
    this.glide({ longitude, latitude, zoom: viewport.zoom }, () => this.show(row));
  }

  hide() {
    if (this.hovered) this.pointing.say(null);
    this.hovered = null;
    this.tip.hidden = true;
    this.drawSoon();
  }

  zoomBy(step) {
    const viewport = this.viewport();
    if (!viewport) return;
    const zoom = Math.max(this.minZoom(), Math.min(DEEPEST, Math.round(viewport.zoom + step)));
    this.glide({ longitude: viewport.longitude, latitude: viewport.latitude, zoom });
  }

  fit() {
    if (this.data.fit && this.deck) this.glide(this.viewOf(this.data.fit));
  }

  present(on) {
    this.presentation.set(on);
    this.tell("present", on);
  }

  jump(to) {
    this.deck.setProps({ initialViewState: { ...this.data.spec.initialViewState, ...to } });
    this.moved(to);
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
      if (this.gone) return;
      const part = still ? 1 : Math.min(1, Math.max(0, (now - begin) / 250));
      const ease = part * (2 - part);
      this.jump(Object.fromEntries(Object.keys(to).map((name) => [name, from[name] + (to[name] - from[name]) * ease])));
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
    this.drawing ||= requestAnimationFrame(() => this.draw());
  }

  spot(viewport, row, times = 1) {
    const [x, y] = viewport.project(row.position);
    return [x + row.offset[0] * times, y + row.offset[1] * times];
  }

  draw() {
    cancelAnimationFrame(this.drawing);
    this.drawing = 0;
    const viewport = this.viewport();
    if (viewport) drawOverlay(this, viewport);
  }

  say(text) {
    this.message.textContent = text;
    this.message.hidden = false;
  }

  destroy() {
    this.gone = true;
    clearTimeout(this.reporting);
    this.presentation.destroy();
    this.film?.destroy();
    this.pointing.destroy();
    this.resizing.disconnect();
    this.deck?.finalize();
    this.root.remove();
  }
}
