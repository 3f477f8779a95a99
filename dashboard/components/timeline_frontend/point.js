// What is pointed at on the map or in the list lights up here, and the other way round. The parts of the page tell each
// other through one event of the document: {from, events: ids, keys: of places, days: [first, last] or null}, or null.

class Pointing {
  constructor(timeline) {
    this.timeline = timeline;
    this.hear = ({ detail }) => detail?.from !== "time" && this.light(detail);
    document.addEventListener("dateline-point", this.hear);
  }

  // A bar, as the other parts need it.
  say(item) {
    const one = item?.one;
    const detail = one && { from: "time", events: one.ids, keys: one.keys.filter(Boolean), days: [one.from, one.to] };
    document.dispatchEvent(new CustomEvent("dateline-point", { detail: detail ?? null }));
  }

  light(detail) {
    this.shown = detail;
    const [events, keys] = [new Set(detail?.events), new Set(detail?.keys)];
    for (const { group, one } of this.timeline.items ?? []) {
      const lit = events.size ? one.ids.some((id) => events.has(id)) : one.keys.some((key) => keys.has(key));
      group.classList.toggle("dlt-lit", lit);
    }
    this.strip();
  }

  // Its days on the strip, which is there also where lanes are folded or counted.
  strip() {
    const { timeline, shown } = this;
    timeline.strip.querySelector(".dlt-here")?.remove();
    const days = shown?.days;
    if (!days || !timeline.scale || days[1] < timeline.scale.first || days[0] > timeline.scale.last) return;
    const [x0, x1] = [timeline.scale.held(days[0]), timeline.scale.held(days[1] + 1)];
    const wide = Math.max(5, x1 - x0);
    timeline.strip.append(svg("rect", { x: (x0 + x1 - wide) / 2, y: 0.5, width: wide, height: STRIP, class: "dlt-here" }));
  }

  destroy() {
    document.removeEventListener("dateline-point", this.hear);
  }
}
