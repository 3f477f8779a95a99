// Playback: the timeline says what its days hold, and the marks follow at once, without asking the server.

class Film {
  constructor(map) {
    this.map = map;
    this.shown = null; // {parts: key of a place -> Map of code -> count, when, note}
    this.base = [];
    this.hear = (event) => this.take(event.detail);
    document.addEventListener("dateline-film", this.hear);
  }

  // The stacks that Python sent, or what the film shows of them. Marks keep their scale from frame to frame.
  cut(base) {
    this.base = base;
    if (!this.shown) return base;
    const { parts } = this.shown;
    const there = base.filter((stack) => parts.has(stack.keys[0]));
    return there.map((stack) => sized({ ...stack, parts: parts.get(stack.keys[0]) }));
  }

  // Without parts the film is over: the last frame stands until Python's answer is there.
  take(detail) {
    this.shown = detail.parts ? detail : null;
    const { map } = this;
    if (!this.shown || !map.data) return;
    map.stacks = this.cut(this.base);
    map.levels = new Map();
    map.hide();
    this.caption();
    map.sync();
  }

  caption() {
    if (!this.shown) return;
    const { heading, foot } = this.map;
    const when = heading.querySelector("p") ?? heading.appendChild(make("p"));
    when.textContent = this.shown.when;
    foot.firstElementChild.textContent = this.shown.note;
  }

  destroy() {
    document.removeEventListener("dateline-film", this.hear);
  }
}
