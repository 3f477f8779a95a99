// How the window is shared out: the list beside the map is dragged wider or narrower and folds, the filters fold. What the
// user chose stays with this browser. Widths are pixels.

const LIST = "dateline.list"; // "folded", or the width that it was dragged to
const FILTERS = "dateline.filters"; // "open" or "folded"
const EXPAND = '[data-testid="stExpandSidebarButton"]';
const NARROWEST = 260;
const WIDEST = 760;
const ROOMY = 2200; // in a window so wide filters, map and list stand side by side
const STACKED = 900; // up to here map, timeline and list stand under each other

const screens = new WeakMap();

export default function ({ data, parentElement }) {
  if (!screens.has(parentElement)) screens.set(parentElement, new Shares(parentElement));
  screens.get(parentElement).update(data);
}

export function remove(parentElement) {
  screens.get(parentElement)?.destroy();
  screens.delete(parentElement);
}

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // a browser that keeps nothing: the usual shares
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // it stands until the page is left
  }
}

function shut() {
  return document.querySelector(".stSidebar")?.dataset.collapsed === "true";
}

class Shares {
  constructor(parent) {
    this.grip = document.createElement("div");
    this.grip.className = "dls-grip";
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "dls-fold";
    parent.append(this.grip, this.button);
    const told = { role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "Width of the list" };
    for (const [name, value] of Object.entries(told)) this.grip.setAttribute(name, value);
    this.grip.addEventListener("pointerdown", (event) => this.down(event));
    this.grip.addEventListener("pointermove", (event) => this.from && this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) this.grip.addEventListener(end, () => this.drop());
    this.grip.addEventListener("keydown", (event) => this.key(event));
    this.grip.addEventListener("dblclick", () => this.put(null));
    this.button.addEventListener("click", () => this.fold(!this.folded));
    this.folded = kept(LIST) === "folded";
    this.width = Number(kept(LIST)) || null;
    this.moved = (event) => this.filtersMoved(event);
    document.addEventListener("click", this.moved, true);
    this.resized = () => this.show();
    addEventListener("resize", this.resized);
    this.list = new LinkedList();
    this.openFilters();
  }

  update({ list, count, asked }) {
    this.grip.hidden = this.button.hidden = !list;
    this.count = count;
    // what was chosen on the map or the timeline is shown, also where the list was folded
    if (asked && asked !== this.asked && this.asked !== undefined && this.folded) this.folded = false;
    this.asked = asked;
    this.show();
  }

  show() {
    const { style, dataset } = document.documentElement;
    if (this.width) style.setProperty("--dl-list", `${Math.min(this.width, innerWidth * 0.6)}px`);
    else style.removeProperty("--dl-list");
    dataset.list = this.folded && innerWidth > STACKED ? "folded" : "open";
    const words = this.folded ? `Show the list: ${this.count}` : "Fold the list";
    this.button.textContent = this.folded ? `‹ List · ${this.count}` : "›";
    this.button.title = words;
    this.button.setAttribute("aria-label", words);
    this.button.setAttribute("aria-expanded", String(!this.folded));
    this.grip.setAttribute("aria-valuenow", String(this.now()));
    this.grip.setAttribute("aria-valuemin", String(NARROWEST));
    this.grip.setAttribute("aria-valuemax", String(WIDEST));
  }

  now() {
    return Math.round(this.grip.closest(".stColumn")?.getBoundingClientRect().width ?? NARROWEST);
  }

  fold(folded) {
    this.folded = folded;
    keep(LIST, folded ? "folded" : String(this.width ?? ""));
    this.show();
  }

  // `width`: null for the usual one
  put(width) {
    this.width = width && Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
    this.fold(false);
  }

  down(event) {
    if (event.button) return;
    event.preventDefault();
    this.grip.setPointerCapture(event.pointerId);
    this.from = { x: event.clientX, width: this.now() };
  }

  drag(event) {
    const width = this.from.width + this.from.x - event.clientX;
    if (width < NARROWEST * 0.6) this.fold(true);
    else if (Math.abs(event.clientX - this.from.x) > 2) this.put(width);
  }

  drop() {
    this.from = null;
  }

  key(event) {
    const step = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (step) this.put(this.now() + step);
    else if (event.key === "Enter") this.fold(true);
    else return;
    event.preventDefault();
    if (this.folded) this.button.focus();
  }

  // The filters are Streamlit's sidebar, which forgets how it was left: it is opened once a page, when it is there.
  openFilters(tries = 50) {
    const { dataset } = document.documentElement;
    const wanted = (kept(FILTERS) ?? (innerWidth >= ROOMY ? "open" : "folded")) === "open" && innerWidth > STACKED;
    if (!wanted || dataset.filters || this.gone) return;
    const button = shut() && document.querySelector(EXPAND);
    if (button) {
      dataset.filters = "put"; // from here on the user's hand
      button.click();
    } else if (tries) setTimeout(() => this.openFilters(tries - 1), 100);
  }

  filtersMoved({ target }) {
    if (!(target instanceof Element) || !target.closest(`${EXPAND}, [data-testid="stSidebarCollapseButton"]`)) return;
    document.documentElement.dataset.filters = "put";
    setTimeout(() => {
      if (innerWidth > STACKED) keep(FILTERS, shut() ? "folded" : "open");
    }, 300);
  }

  destroy() {
    this.gone = true;
    document.removeEventListener("click", this.moved, true);
    this.list.destroy();
    removeEventListener("resize", this.resized);
  }
}
