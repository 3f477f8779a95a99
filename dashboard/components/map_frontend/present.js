// Presentation: the frame alone, 16:9, over everything else on the page. Key p or its button; Esc leaves.

class Presentation {
  constructor(map) {
    this.map = map;
    this.on = false;
    this.leave = actionButton("\u00d7", "Leave the presentation (Esc)", () => map.present(false));
    this.leave.className = "dlm-leave";
    this.pressed = (event) => this.key(event);
    this.stirred = () => this.stir();
    document.addEventListener("keydown", this.pressed);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && this.on) return this.map.present(false);
    if (event.key !== "p" || event.target.closest?.("input, textarea, select, [contenteditable]:not([contenteditable=false])"))
      return;
    if (this.map.root.isConnected && !this.map.data?.pick && !event.repeat) this.map.present(!this.on);
  }

  // The same land in a larger frame; back to where one was on leaving.
  set(on) {
    if (on === this.on) return;
    const { map } = this;
    const viewport = map.viewport();
    const before = viewport && [viewport.width, viewport.height];
    this.on = on;
    map.root.toggleAttribute("data-present", on);
    document.documentElement.classList.toggle("dlm-presenting", on);
    document[on ? "addEventListener" : "removeEventListener"]("pointermove", this.stirred);
    delete map.root.dataset.stirred;
    map.layout();
    if (!viewport) return;
    const { longitude, latitude, zoom } = viewport;
    if (!on && this.before) {
      map.home = this.before; // back to where one was: nothing to tell
      map.jump(this.before);
    }
    if (on) {
      this.before = { longitude, latitude, zoom };
      const grown = Math.min(map.area.clientWidth / before[0], map.area.clientHeight / before[1]);
      map.jump({ longitude, latitude, zoom: Math.max(map.minZoom(), zoom + Math.log2(grown)) });
    }
    if (!on) this.before = null;
  }

  // The way out shows itself while the pointer moves.
  stir() {
    this.map.root.dataset.stirred = "true";
    clearTimeout(this.calming);
    this.calming = setTimeout(() => delete this.map.root.dataset.stirred, 1800);
  }

  destroy() {
    clearTimeout(this.calming);
    document.removeEventListener("keydown", this.pressed);
    document.removeEventListener("pointermove", this.stirred);
    if (this.on) document.documentElement.classList.remove("dlm-presenting");
  }
}
