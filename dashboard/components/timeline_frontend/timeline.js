// The timeline: a strip of counts that is brushed, lanes of events below, playback. Words enter as text nodes only.

const STRIP = 46;
const AXIS = 20;
const PAD = 12; // room for half a heap of marks at the last day
const WIDEST = 36; // a column of the strip, where a day has more room than that
const LINE = 14; // height of a line of a lane's name

const timelines = new WeakMap();

const REPORTS = ["window", "frame", "view", "picked", "lane", "by", "play", "film"];

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!timelines.has(parentElement)) timelines.set(parentElement, new Timeline(parentElement));
  const timeline = timelines.get(parentElement);
  timeline.report = Object.fromEntries(REPORTS.map((name) => [name, (value) => setTriggerValue(name, value ?? [])]));
  timeline.update(data);
}

export function remove(parentElement) {
  timelines.get(parentElement)?.destroy();
  timelines.delete(parentElement);
}

class Timeline {
  constructor(parent) {
    this.root = html("section", "dlt");
    this.head = html("div", "dlt-head");
    this.top = html("div", "dlt-top");
    this.days = html("div", "dlt-days");
    this.legend = html("p", "dlt-legend");
    this.strip = svg("svg", { class: "dlt-strip", tabindex: 0, role: "slider" });
    this.lanes = svg("svg", { class: "dlt-lanes", tabindex: 0, role: "application" });
    this.shell = html("div", "dlt-shell");
    this.shell.append(this.lanes);
    this.tip = html("div", "dlt-tip");
    this.tip.hidden = true;
    this.live = html("p", "dlt-live");
    this.live.setAttribute("role", "status");
    this.top.append(this.strip, this.days);
    parent.append(this.root);
    this.room = new Room(this);
    this.root.append(this.room.grip, this.head, this.top, this.shell, this.legend, this.tip, this.live);
    this.pointing = new Pointing(this);
    this.player = new Player(this);
    this.brush = new Brush(this);
    this.lanes.addEventListener("keydown", (event) => this.walk(event));
    this.lanes.addEventListener("blur", () => this.point(-1));
    this.resizing = new ResizeObserver(() => {
      this.room.mark();
      this.draw();
    });
    this.resizing.observe(this.root);
  }

  update(data) {
    const window_ = this.player.playing ? this.data.window : data.window;
    this.data = { ...data, window: window_, view: this.viewOf(data.view) };
    this.root.dataset.ready = "true";
    this.buildHead();
    this.draw();
    this.player.answered();
  }

  // What the user has zoomed to stands until the server has answered that, and no zoom before it.
  viewOf(answered) {
    if (String(answered) === this.asked || performance.now() > this.until) this.asked = null;
    return this.asked ? this.data.view : answered;
  }

  draw() {
    const width = this.root.clientWidth;
    if (!this.data || !width) return;
    this.width = width;
    this.nameLanes();
    this.scale = new Scale(...this.data.view, this.left, width - PAD);
    this.drawStrip();
    this.drawLanes();
    this.drawLegend();
    this.pointing.light(this.pointing.shown);
    this.tell();
  }

  drawStrip() {
    const { strip, types } = this.data;
    const { edges, counts } = strip;
    this.strip.setAttribute("viewBox", `0 0 ${this.width} ${STRIP + AXIS}`);
    this.strip.style.height = `${STRIP + AXIS}px`;
    this.strip.dataset.left = this.left;
    const parts = [...axis(this.scale, { to: STRIP, text: STRIP + 15 }), ...this.publications()];
    const width = types.length + 1;
    const total = (bin) => counts.slice(bin * width, (bin + 1) * width).reduce((sum, n) => sum + n, 0);
    const totals = edges.slice(1).map((_, bin) => total(bin));
    const most = Math.max(1, ...totals);
    // what has not happened is dashed; where bins are narrow, only pale
    const wide = this.scale.perDay * (edges[1] - edges[0]) > 6 && totals.length <= 60;
    const widest = this.scale.hourly ? Infinity : WIDEST; // a column in the middle of a day would say noon
    const waiting = wide
      ? { fill: "none", stroke: "var(--dl-muted)", "stroke-dasharray": "2 1.5" }
      : { fill: "var(--dl-muted)", "fill-opacity": 0.3 };
    for (let bin = 0; bin < totals.length; bin++) {
      if (!totals[bin]) continue;
      if (edges[bin + 1] <= this.scale.from || edges[bin] >= this.scale.until) continue;
      const [x0, x1] = [this.scale.held(edges[bin]), this.scale.held(edges[bin + 1])];
      let y = STRIP;
      for (const code of [...strip.order, types.length]) {
        const number = counts[bin * width + code];
        if (!number) continue;
        const height = (number / most) * (STRIP - 6);
        y -= height;
        const later = code === types.length;
        parts.push(
          svg("rect", {
            x: x0 + Math.max(0.3, (x1 - x0 - widest) / 2), y, height: Math.max(height, 0.8),
            width: Math.max(1, Math.min(widest, x1 - x0 - 0.6)),
            ...(later ? waiting : { fill: types[code].colour }),
          }),
        );
      }
    }
    parts.push(
      label(`Events a ${strip.step}`, 12, "dlt-muted"),
      label(`most ${most.toLocaleString("en")}`, 26, "dlt-muted"),
    );
    this.totals = totals;
    this.band = svg("g");
    this.strip.replaceChildren(...parts, this.band);
    this.drawBrush();
  }

  // Days on which a report was published: ticks under the strip.
  publications() {
    const { scale } = this;
    this.strip.classList.toggle("dlt-many", this.data.published.length > 120);
    return this.data.published
      .filter((day) => day >= scale.first && day <= scale.last)
      .map((day) => {
        const d = scale.hourly
          ? `M${scale.held(day) + 3} ${STRIP + 3}H${scale.held(day + 1) - 3}` // some time in the day
          : `M${scale.x(day) + scale.perDay / 2} ${STRIP + 1}v5`;
        const tick = svg("path", { d, class: "dlt-tick" });
        tick.append(svg("title", {}, `Report published ${dayName(day)}`));
        return tick;
      });
  }

  drawBrush() {
    const { window: window_ } = this.data;
    const made = [];
    if (window_) {
      const [x0, x1] = [this.scale.held(window_[0]), this.scale.held(window_[1] + 1)];
      made.push(
        svg("rect", { x: this.left, y: 0, width: Math.max(0, x0 - this.left), height: STRIP, class: "dlt-shade" }),
        svg("rect", { x: x1, y: 0, width: Math.max(0, this.scale.right - x1), height: STRIP, class: "dlt-shade" }),
        svg("rect", { x: x0, y: 0.5, width: Math.max(2, x1 - x0), height: STRIP - 1, class: "dlt-brush" }),
      );
    }
    this.band?.replaceChildren(...made);
    if (this.cursor && this.laneScale) {
      const show = window_ && this.player.playing;
      const [x0, x1] = show ? [this.laneScale.held(window_[0]), this.laneScale.held(window_[1] + 1)] : [0, 0];
      this.cursor.setAttribute("x", x0);
      this.cursor.setAttribute("width", Math.max(0, x1 - x0));
    }
  }

  drawLanes() {
    const { lanes, types, statuses, chosen } = this.data;
    const view = { types, statuses, fades: new Map() };
    const [low, high] = lanes.within;
    const inView = low === this.scale.first && high === this.scale.last;
    const scale = inView ? this.scale : new Scale(low, high + 1, this.left, this.width - PAD);
    this.laneScale = scale;
    this.cursor = svg("rect", { y: 0, class: "dlt-cursor" });
    const parts = [this.cursor];
    this.items = [];
    let height;
    if (lanes.marks) {
      const found = packed(lanes, scale, this.names.map((lines) => lines.length * LINE + 4));
      height = Math.max(26, found.height + 6);
      lanes.names.forEach((name, lane) => parts.push(...this.laneHead(lane, found.tops[lane], lanes)));
      const picked = new Set(chosen);
      for (const one of found.items) {
        const group = drawn(one, view);
        if (one.ids.some((id) => picked.has(id))) group.append(ringed(one));
        this.listen(group, one);
        parts.push(group);
      }
    } else {
      const least = 8 + LINE * Math.max(...this.names.map((lines) => lines.length));
      const room = parseFloat(getComputedStyle(this.shell).maxHeight) || 236;
      const each = Math.max(least, Math.min(40, (room - AXIS - 6) / lanes.names.length));
      height = each * lanes.names.length + 4;
      lanes.names.forEach((name, lane) => parts.push(...this.laneHead(lane, lane * each, lanes)));
      parts.push(...columns(lanes, scale, view, each).made);
    }
    this.laneTop = inView ? 0 : AXIS; // lanes of other days than the strip's have an axis of their own
    this.lanes.replaceChildren(
      svg("defs", {}, ...view.fades.values()),
      ...axis(scale, { from: this.laneTop, to: this.laneTop + height, text: inView ? 0 : 13 }),
      svg("g", { transform: `translate(0 ${this.laneTop})` }, ...parts),
    );
    const whole = this.laneTop + height + 2;
    this.cursor.setAttribute("height", height);
    this.lanes.setAttribute("viewBox", `0 0 ${this.width} ${whole}`);
    this.lanes.style.height = `${whole}px`;
    this.root.setAttribute("aria-label", this.data.alt);
    this.lanes.setAttribute("aria-label", `${this.data.alt} Arrow keys walk from event to event, Enter chooses one, plus and minus zoom.`);
    this.drawBrush();
  }

  // How the lanes' names break into lines, and the room they take on the left.
  nameLanes() {
    const { names, totals } = this.data.lanes;
    const most = Math.max(150, Math.min(300, this.width * 0.3));
    const count = (lane) => ` ${totals[lane].toLocaleString("en")}`;
    this.names = names.map((name, lane) => broken(name, count(lane), most - 12, widthOf));
    const widest = Math.max(0, ...this.names.flatMap((lines, lane) =>
      lines.map((line, at) => widthOf(line + (at === lines.length - 1 ? count(lane) : ""), 12))));
    this.left = Math.round(Math.max(150, Math.min(most, widest + 14)));
  }

  laneHead(lane, y, lanes) {
    const [name, id, total] = [lanes.names[lane], lanes.ids[lane], lanes.totals[lane].toLocaleString("en")];
    const lines = this.names[lane].map((words, at) => svg("tspan", { x: 0, dy: at ? LINE : 0 }, words));
    const text = svg("text", { x: 0, y: y + 13.5, class: id ? "dlt-lane dlt-link" : "dlt-lane" }, ...lines);
    text.append(svg("tspan", { class: "dlt-muted", dx: 5 }, total));
    const earlier = lanes.counts?.earlier[lane] ?? 0;
    const began = earlier ? `; ${earlier.toLocaleString("en")} of them began before these days` : "";
    const words = `${id ? "Show only " : ""}${name}: ${total} on the timeline${began}`;
    text.append(svg("title", {}, words));
    if (id) {
      for (const [key, value] of [["tabindex", 0], ["role", "button"], ["aria-label", words]]) text.setAttribute(key, value);
      text.addEventListener("click", () => this.report.lane(id));
      text.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        this.report.lane(id);
      });
    }
    return [svg("path", { d: `M0 ${y + 0.5}H${this.width - PAD}`, class: "dlt-rule" }), text];
  }

  listen(group, one) {
    const item = { one, group };
    this.items.push(item);
    group.addEventListener("pointerenter", () => this.show(item));
    group.addEventListener("pointerleave", () => {
      this.tip.hidden = true;
      this.pointing.say(null);
    });
    group.addEventListener("click", () => this.report.picked(one.ids.slice(0, 60)));
  }

  describe({ one }) {
    const { label: status } = this.data.statuses[one.status];
    const type = one.size === LETTERED ? `${this.data.types[one.type]?.label ?? "Other"}; ` : "";
    const hour = this.laneScale.hourly && one.from === one.to ? ", hour not known" : "";
    const count = one.n > 1 ? `${one.n} events: ` : "";
    return [`${count}${one.what}${one.where ? `, ${one.where}` : ""}`, `${daysName(one.from, one.to)}${hour}`, `${type}${type ? status.toLowerCase() : status}`];
  }

  show(item) {
    const [what, when, status] = this.describe(item);
    this.tip.replaceChildren(html("strong", "", what), html("span", "", when), html("span", "", status));
    this.tip.hidden = false;
    this.pointing.say(item);
    const top = this.shell.offsetTop - this.shell.scrollTop + this.laneTop + item.one.y - this.tip.offsetHeight - 10;
    const left = Math.max(4, Math.min(this.width - this.tip.offsetWidth - 4, item.one.mid - this.tip.offsetWidth / 2));
    this.tip.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
  }

  // Keyboard: from mark to mark in time.
  walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const order = [...this.items].sort((a, b) => a.one.from - b.one.from || a.one.y - b.one.y);
    if (step && order.length) {
      event.preventDefault();
      this.point(((this.walked ?? (step > 0 ? -1 : 0)) + step + order.length) % order.length, order);
    } else if (event.key === "Enter" && this.walked >= 0 && order[this.walked]) {
      this.report.picked(order[this.walked].one.ids.slice(0, 60));
    } else if (event.key === " ") {
      event.preventDefault();
      this.player.toggle();
    } else this.zoomKey(event);
  }

  // Plus and minus look closer and farther, the page keys earlier and later.
  zoomKey(event) {
    const factor = { "+": 0.4, "=": 0.4, "-": 2.5 }[event.key];
    const way = { PageUp: -1, PageDown: 1 }[event.key];
    if ((!factor && !way) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [from, until] = this.data.view;
    if (factor) this.zoom(factor);
    else this.zoom(1, (from + until) / 2 + (way * (until - from)) / 2);
  }

  point(at, order = []) {
    this.walked = at;
    for (const item of this.items ?? []) item.group.classList.toggle("dlt-at", item === order[at]);
    if (!order[at]) {
      if (!this.tip.hidden) this.pointing.say(null);
      return (this.tip.hidden = true);
    }
    this.show(order[at]);
    this.live.textContent = this.describe(order[at]).join("; ");
    return undefined;
  }

  setWindow(window_) {
    this.data.window = window_;
    this.drawBrush();
    this.tell();
    this.refreshControls();
    this.report.window(window_);
  }

  // The moment round which the view closes in: the middle of the chosen days, else of the view where it is of hours, else
  // of the events that are shown.
  middle() {
    const { window: window_, strip, view } = this.data;
    if (window_) return (window_[0] + window_[1] + 1) / 2;
    if (view[1] - view[0] < 3) return (view[0] + view[1]) / 2;
    const half = this.totals.reduce((sum, n) => sum + n, 0) / 2;
    let sum = 0;
    const bin = this.totals.findIndex((n) => (sum += n) >= half);
    return (strip.edges[Math.max(0, bin)] + strip.edges[Math.max(0, bin) + 1]) / 2;
  }

  // `middle`: the moment that comes to stand in the middle, as far as the days reach.
  zoom(factor, middle = this.middle()) {
    this.look(zoomed(this.data.view, factor, middle, this.data.whole));
  }

  look(view) {
    this.data.view = view;
    this.draw();
    this.asked = String(this.data.view);
    this.until = performance.now() + 5000; // it may answer less: what is left of the days
    clearTimeout(this.zooming);
    this.zooming = setTimeout(() => this.report.view(this.data.view), 220);
  }

  tell() {
    const { window: window_, extent } = this.data;
    const [low, high] = window_ ?? extent;
    const words = window_ ? daysName(low, high) : "All days";
    this.strip.setAttribute("aria-label", "Days chosen. Arrow keys move them, with Shift the end, Escape clears; plus and minus zoom, page keys move the view.");
    this.strip.setAttribute("aria-valuetext", words);
    this.strip.setAttribute("aria-valuemin", extent[0]);
    this.strip.setAttribute("aria-valuemax", extent[1]);
    this.strip.setAttribute("aria-valuenow", low);
    if (!this.when) return;
    this.when.textContent = window_ ? daysName(low, high, SHORT) : "";
    this.when.title = words;
    this.hint.hidden = Boolean(window_);
    this.clear.hidden = !window_;
  }

  destroy() {
    this.player.end();
    this.pointing.destroy();
    clearTimeout(this.zooming);
    this.resizing.disconnect();
    this.root.remove();
  }
}

function label(words, y, className) {
  return svg("text", { x: 0, y, class: className }, words);
}

const pen = document.createElement("canvas").getContext("2d");

function widthOf(words, size = 12) {
  pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(words).width;
}

// Grid lines between two heights, and labels at the height `text` (none at 0).
function axis(scale, { from = 0, to, text }) {
  const made = [];
  let free = -Infinity;
  for (const { day, label: words, midnight } of scale.ticks()) {
    const x = Math.round(scale.x(day)) + 0.5;
    if (x < scale.left) continue;
    made.push(svg("path", { d: `M${x} ${from}V${to}`, class: midnight ? "dlt-grid dlt-midnight" : "dlt-grid" }));
    const width = words.length * 6.2;
    const at = Math.min(x, scale.right - width);
    if (!text || at < free) continue;
    made.push(svg("text", { x: at, y: text, class: midnight ? "dlt-muted dlt-date" : "dlt-muted" }, words));
    free = at + width + 10;
  }
  return made;
}
