// The room that the lanes take under the strip: dragged at the timeline's upper edge, folded in its head. What the user
// chose stays with this browser; the map takes the rest of the window (style.css).

const LANES = "dateline.lanes"; // "folded", or pixels
const FLAT = 28; // lanes dragged lower than this are folded
const TALLEST = 620;

class Room {
  constructor(timeline) {
    this.timeline = timeline;
    this.grip = html("div", "dlt-grip");
    const told = { role: "separator", tabindex: "0", "aria-orientation": "horizontal", "aria-label": "Height of the lanes" };
    for (const [name, value] of Object.entries(told)) this.grip.setAttribute(name, value);
    this.grip.addEventListener("pointerdown", (event) => this.down(event));
    this.grip.addEventListener("pointermove", (event) => this.from && this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) this.grip.addEventListener(end, () => (this.from = null));
    this.grip.addEventListener("dblclick", () => this.put(null));
    this.grip.addEventListener("keydown", (event) => {
      const step = { ArrowUp: 24, ArrowDown: -24 }[event.key];
      if (!step && event.key !== "Enter") return;
      event.preventDefault();
      if (!step || (step > 0 && !this.now())) this.toggle();
      else this.put(this.now() + step);
    });
    this.chosen = this.kept();
    this.button = button("lanes", "Lanes", "Show or fold the lanes", () => this.toggle());
    this.show();
  }

  kept() {
    try {
      const found = localStorage.getItem(LANES);
      return found === "folded" ? 0 : Number(found) || null;
    } catch {
      return null;
    }
  }

  // `height`: pixels, 0 to fold them, null for what suits the window
  put(height) {
    this.chosen = height === null ? null : height < FLAT ? 0 : Math.round(Math.min(TALLEST, height, innerHeight * 0.6));
    try {
      localStorage.setItem(LANES, this.chosen === 0 ? "folded" : String(this.chosen ?? ""));
    } catch {
      // it stands until the page is left
    }
    this.show();
  }

  toggle() {
    this.put(this.now() > 0 ? 0 : Math.max(160, Math.round(innerHeight * 0.24)));
  }

  now() {
    const shell = this.timeline.shell;
    return shell ? parseFloat(getComputedStyle(shell).maxHeight) || 0 : 0;
  }

  show() {
    const { style } = document.documentElement;
    if (this.chosen === null) for (const name of ["--dl-lanes", "--dl-key"]) style.removeProperty(name);
    else {
      style.setProperty("--dl-lanes", `${this.chosen}px`);
      style.setProperty("--dl-key", this.chosen ? "24px" : "0px"); // their legend
    }
    this.mark();
  }

  // Folded lanes take their names and their legend along.
  mark() {
    const folded = this.now() === 0;
    this.timeline.root.toggleAttribute("data-folded", folded);
    this.timeline.lanes.setAttribute("tabindex", folded ? "-1" : "0");
    this.button.textContent = folded ? "Lanes ▸" : "Lanes ▾";
    this.button.setAttribute("aria-expanded", String(!folded));
    this.grip.setAttribute("aria-valuenow", String(Math.round(this.now())));
    this.grip.setAttribute("aria-valuemin", "0");
    this.grip.setAttribute("aria-valuemax", String(TALLEST));
  }

  down(event) {
    if (event.button) return;
    event.preventDefault();
    this.grip.setPointerCapture(event.pointerId);
    this.from = { y: event.clientY, height: this.now() };
  }

  drag(event) {
    if (Math.abs(event.clientY - this.from.y) > 2) this.put(Math.max(0, this.from.height + this.from.y - event.clientY));
  }
}
