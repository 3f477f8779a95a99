// What is pointed at in the list or on the timeline is ringed here, and the other way round (timeline_frontend/point.js).
// What is pinned in the list is gone to.

class Pointing {
  constructor(map) {
    this.map = map;
    this.keys = new Set();
    this.hear = ({ detail }) => this.light(detail);
    document.addEventListener("dateline-point", this.hear);
  }

  // A mark, as the other parts need it; null where none is pointed at any more.
  say(row) {
    const days = row && row.first !== null && row.last !== null ? [row.first, row.last] : null;
    const detail = row ? { from: "map", events: [], keys: row.marked, days } : null;
    document.dispatchEvent(new CustomEvent("dateline-point", { detail }));
  }

  light(detail) {
    if (detail?.from === "map") return;
    this.keys = new Set(detail?.keys);
    if (detail?.pinned && this.keys.size) this.map.bring(this.keys);
    this.map.drawSoon();
  }

  destroy() {
    document.removeEventListener("dateline-point", this.hear);
  }
}
