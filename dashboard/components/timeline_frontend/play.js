// Playback: a window that moves (or grows) step by step. The next step waits until the map has drawn the last one.

class Player {
  constructor(timeline) {
    this.timeline = timeline;
    this.playing = false;
    this.sent = 0;
    this.speed = 2; // steps a second
  }

  toggle() {
    this.playing ? this.stop() : this.start();
  }

  // The film (which events each place has on which days) is asked for once; where it would be too large, the server
  // draws each step.
  start() {
    const { data } = this.timeline;
    const [first, last] = data.extent;
    const { step, grow } = data.play;
    let window_ = data.window;
    if (!window_ || window_[1] >= last) {
      const from = window_ && grow ? window_[0] : Math.floor(data.view[0]);
      const length = window_ && !grow ? window_[1] - window_[0] : null;
      window_ = [from, length === null ? stepped(from, step) - 1 : from + length];
      if (window_[1] > last && !grow) window_ = [first, Math.min(last, stepped(first, step) - 1)];
    }
    this.playing = true;
    this.waiting = data.film === undefined || data.film === null;
    if (this.waiting) this.timeline.report.film([...window_]);
    this.at = performance.now();
    data.window = window_;
    if (!this.waiting) this.show(window_);
    this.timeline.refreshControls();
    this.timer = setInterval(() => this.tick(), 40);
  }

  stop() {
    if (!this.playing) return;
    this.end();
    this.timeline.refreshControls();
    this.timeline.report.window(this.timeline.data.window);
  }

  end() {
    this.playing = false;
    clearInterval(this.timer);
    tellMap({});
  }

  // The server's answer to what was asked.
  answered() {
    if (!this.playing || !this.waiting || this.timeline.data.film == null) return;
    this.waiting = false;
    this.show(this.timeline.data.window);
  }

  tick() {
    const now = performance.now();
    if (this.waiting) return;
    const answered = this.timeline.data.film || this.timeline.data.tick >= this.sent || now - this.at > 4000;
    if (now - this.at < 1000 / this.speed || !answered) return;
    const { step, grow } = this.timeline.data.play;
    const next = this.moved(this.timeline.data.window, step, grow, 1);
    if (next[1] > this.timeline.data.extent[1] + 31) return this.stop();
    this.at = now;
    this.show(next);
    if (next[1] >= this.timeline.data.extent[1]) this.stop();
  }

  // One step forward or back, while nothing plays.
  nudge(times) {
    const { data } = this.timeline;
    const { step, grow } = data.play;
    const from = Math.floor(data.view[0]);
    const window_ = data.window ? this.moved(data.window, step, grow, times) : [from, stepped(from, step) - 1];
    if (window_[1] < data.extent[0] || window_[0] > data.extent[1] || window_[1] < window_[0]) return;
    this.timeline.setWindow(window_);
  }

  moved([first, last], step, grow, times) {
    if (grow) return [first, stepped(last + 1, step, times) - 1];
    const start = stepped(first, step, times);
    const whole = last + 1 === stepped(first, step);
    return [start, whole ? stepped(start, step) - 1 : start + (last - first)];
  }

  show(window_) {
    this.timeline.data.window = window_;
    this.timeline.drawBrush();
    this.timeline.tell();
    const { film } = this.timeline.data;
    if (film) return tellMap(frameOf(film, window_));
    this.sent += 1;
    return this.timeline.report.frame({ window: window_, n: this.sent });
  }
}

function tellMap(detail) {
  document.dispatchEvent(new CustomEvent("dateline-film", { detail }));
}

// The events whose days overlap the window, by place.
function frameOf({ keys, cells, total }, window_) {
  const parts = new Map();
  let shown = 0;
  for (let at = 0; at < cells.length; at += 5) {
    const first = cells[at + 2];
    if (first > window_[1]) break; // they come by their first day
    if (first + cells[at + 3] < window_[0]) continue;
    const key = keys[cells[at]];
    if (!parts.has(key)) parts.set(key, new Map());
    const counts = parts.get(key);
    counts.set(cells[at + 1], (counts.get(cells[at + 1]) ?? 0) + cells[at + 4]);
    shown += cells[at + 4];
  }
  const note = `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} event${total === 1 ? "" : "s"} on the map in these days`;
  return { parts, when: daysName(...window_), note };
}
