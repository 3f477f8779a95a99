// The row above the strip: lanes, zoom, playback; the legend at the foot; and the brush on the strip.

const SPEEDS = [["1", "slow"], ["2", "steady"], ["5", "fast"]];
// what the columns mean where events are counted, not drawn one by one
const COUNTED = [["block", "asserted, by first day"], ["pale", "claimed, unconfirmed or denied"], ["tick", "report published"]];
const STEPS = [["day", "day"], ["week", "week"], ["month", "month"]];

Timeline.prototype.buildHead = function () {
  const told = JSON.stringify([this.data.lanes.by, this.data.play, this.data.outside]);
  if (told === this.built || this.player.playing) return this.refreshControls(); // buttons stay under the pointer
  this.built = told;
  const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  const { data } = this;
  const by = group("Lanes", [["type", "by type"], ["actor", "by actor"]].map(([value, words]) =>
    toggle(`by-${value}`, words, data.lanes.by === value, () => this.report.by(value))));
  this.playButton = button("play", "", "Play: move through the days on the map", () => this.player.toggle());
  this.hint = html("span", "dlt-hint", "drag to choose days");
  this.when = html("b", "dlt-when");
  this.clear = button("clear", "✕", "Clear the chosen days", () => { if (this.player.playing) this.player.end(); this.setWindow(null); });
  const play = group("Playback", [
    button("back", "‹", "One step back", () => this.player.nudge(-1)),
    this.playButton,
    button("on", "›", "One step on", () => this.player.nudge(1)),
    choice("step", "Step", STEPS, data.play.step, (step) => this.setPlay({ step })),
    choice("grow", "Window", [["", "moving"], ["yes", "growing"]], data.play.grow ? "yes" : "", (grow) => this.setPlay({ grow: grow === "yes" })),
    choice("speed", "Speed", SPEEDS, String(this.player.speed), (speed) => (this.player.speed = Number(speed))),
  ]);
  const zoom = group("Zoom", [
    button("zoom-in", "+", "Look closer in time", () => this.zoom(0.4)),
    button("zoom-out", "−", "Look at a longer stretch", () => this.zoom(2.5)),
    ...(data.outside ? [button("whole", data.outside, "Show all days", () => this.look([data.whole[0], data.whole[1] + 1]))] : []),
  ]);
  this.days.replaceChildren(this.hint, this.when, this.clear);
  this.head.replaceChildren(html("b", "dlt-title", "Timeline"), this.room.button, by, zoom, play);
  this.room.mark();
  this.refreshControls();
  if (focused) this.root.querySelector(`[data-name="${focused}"]`)?.focus();
  return undefined;
};

// Near to, where a day is a bar as well, it is said that hours are not known.
Timeline.prototype.drawLegend = function () {
  const { lanes, legend } = this.data;
  const bars = this.laneScale.hourly ? [["bar", "a day or more: the hour is not known"]] : null;
  const rows = lanes.marks ? legend.filter(([kind]) => !bars || (kind !== "full" && kind !== "bar")) : COUNTED;
  this.legend.replaceChildren(
    ...[...(bars && lanes.marks ? bars : []), ...rows].map(([kind, words]) => {
      const item = html("span", "", words);
      item.prepend(html("i", kind === "tick" && this.scale.hourly ? "flat" : kind));
      return item;
    }),
  );
};

Timeline.prototype.refreshControls = function () {
  if (!this.playButton) return;
  this.playButton.textContent = this.player.playing ? "❚❚" : "▶";
  this.playButton.setAttribute("aria-label", this.player.playing ? "Pause" : "Play: move through the days on the map");
  this.root.dataset.playing = String(this.player.playing);
  this.tell();
};

Timeline.prototype.setPlay = function (change) {
  this.data.play = { ...this.data.play, ...change };
  if (!this.player.playing) this.report.play(this.data.play);
};

function group(name, children) {
  const made = html("div", "dlt-group");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", name);
  made.append(...children);
  return made;
}

function button(name, words, title, act) {
  const made = html("button", "dlt-button", words);
  made.type = "button";
  made.dataset.name = name;
  made.title = title;
  made.setAttribute("aria-label", title);
  made.addEventListener("click", act);
  return made;
}

function toggle(name, words, on, act) {
  const made = button(name, words, words, act);
  made.setAttribute("aria-pressed", String(on));
  return made;
}

function choice(name, title, options, value, act) {
  const made = html("select", "dlt-select");
  made.dataset.name = name;
  made.title = title;
  made.setAttribute("aria-label", title);
  for (const [option, words] of options) {
    const item = html("option", "", words);
    item.value = option;
    item.selected = option === value;
    made.append(item);
  }
  made.addEventListener("change", () => act(made.value));
  return made;
}

// Drag to choose days, drag the chosen ones to move them, their ends to change them.
class Brush {
  constructor(timeline) {
    this.timeline = timeline;
    const strip = timeline.strip;
    strip.addEventListener("pointerdown", (event) => this.down(event));
    strip.addEventListener("pointermove", (event) => this.move(event));
    strip.addEventListener("pointerup", () => this.up());
    strip.addEventListener("pointercancel", () => (this.from = null));
    strip.addEventListener("dblclick", () => timeline.setWindow(null));
    strip.addEventListener("keydown", (event) => this.key(event));
    strip.addEventListener("pointerleave", () => (timeline.tip.hidden = true));
    strip.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      timeline.zoom(event.deltaY < 0 ? 0.7 : 1.4, timeline.scale.moment(this.at(event)));
    }, { passive: false });
  }

  at(event) {
    return event.clientX - this.timeline.strip.getBoundingClientRect().left;
  }

  part(x) {
    const { scale, data } = this.timeline;
    if (!data.window) return "new";
    const [x0, x1] = [scale.held(data.window[0]), scale.held(data.window[1] + 1)];
    if (Math.abs(x - x0) < 5) return "start";
    if (Math.abs(x - x1) < 5) return "end";
    return x > x0 && x < x1 ? "whole" : "new";
  }

  down(event) {
    const x = this.at(event);
    if (event.button || x < this.timeline.left - 2) return;
    event.preventDefault(); // a drag is no keyboard focus
    this.timeline.player.stop();
    this.timeline.strip.setPointerCapture(event.pointerId);
    this.from = { x, part: this.part(x), day: this.timeline.scale.day(x), window: this.timeline.data.window };
  }

  move(event) {
    const { timeline } = this;
    const x = this.at(event);
    if (!this.from) {
      const part = this.part(x);
      timeline.strip.style.cursor = { start: "ew-resize", end: "ew-resize", whole: "grab", new: "crosshair" }[part];
      return this.hover(x);
    }
    timeline.tip.hidden = true;
    if (Math.abs(x - this.from.x) < 3 && !this.moved) return undefined;
    this.moved = true;
    const day = timeline.scale.day(x);
    const { part, window: was, day: first } = this.from;
    if (part === "new") timeline.data.window = [Math.min(first, day), Math.max(first, day)];
    else if (part === "start") timeline.data.window = [Math.min(day, was[1]), was[1]];
    else if (part === "end") timeline.data.window = [was[0], Math.max(day, was[0])];
    else timeline.data.window = was.map((one) => one + day - first);
    timeline.drawBrush();
    timeline.tell();
    return undefined;
  }

  up() {
    const { from, moved } = this;
    this.from = null;
    this.moved = false;
    if (moved) this.timeline.setWindow(this.timeline.data.window);
    else if (from && from.part === "new" && from.window) this.timeline.setWindow(null);
  }

  hover(x) {
    const { timeline } = this;
    const { edges } = timeline.data.strip;
    const day = timeline.scale.day(x);
    const bin = edges.findIndex((edge, at) => day >= edge && day < edges[at + 1]);
    if (x < timeline.left || bin < 0 || !timeline.totals[bin]) return (timeline.tip.hidden = true);
    const number = timeline.totals[bin];
    timeline.tip.replaceChildren(
      html("strong", "", `${number.toLocaleString("en")} event${number === 1 ? "" : "s"}`),
      html("span", "", daysName(edges[bin], edges[bin + 1] - 1)),
    );
    timeline.tip.hidden = false;
    const left = Math.max(4, Math.min(timeline.width - timeline.tip.offsetWidth - 4, x - timeline.tip.offsetWidth / 2));
    const top = timeline.strip.offsetTop - timeline.tip.offsetHeight - 4;
    timeline.tip.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
    return undefined;
  }

  key(event) {
    const { timeline } = this;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const { data, player } = timeline;
      if (event.shiftKey && data.window) {
        const last = stepped(data.window[1] + 1, data.play.step, step) - 1;
        timeline.setWindow([data.window[0], Math.max(data.window[0], last)]);
      } else player.nudge(step);
    } else if (event.key === "Escape") timeline.setWindow(null);
    else if (event.key === " ") {
      event.preventDefault();
      timeline.player.toggle();
    } else timeline.zoomKey(event);
  }
}
