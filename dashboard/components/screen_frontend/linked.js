// A card of the list that is pointed at lights up its mark on the map and its bar on the timeline, and they light up their
// cards (timeline_frontend/point.js). "On the map" pins a card: its mark stays ringed and is brought into view.

const CARD = ".dl-linked";

class LinkedList {
  constructor() {
    this.over = (event) => this.enter(event);
    this.click = (event) => this.pin(event);
    this.hear = ({ detail }) => detail?.from !== "list" && this.light(detail);
    for (const name of ["pointerover", "focusin"]) document.addEventListener(name, this.over);
    document.addEventListener("click", this.click);
    document.addEventListener("dateline-point", this.hear);
  }

  detailOf({ dataset }, pinned = false) {
    const days = dataset.days ? dataset.days.split(",").map(Number) : null;
    return { from: "list", events: [Number(dataset.event)], keys: dataset.at ? [dataset.at] : [], days, pinned };
  }

  say(detail) {
    document.dispatchEvent(new CustomEvent("dateline-point", { detail }));
  }

  enter({ target }) {
    const card = target instanceof Element ? target.closest(CARD) : null;
    if (card === this.at) return;
    const left = this.at;
    this.at = card;
    if (card) this.say(this.detailOf(card));
    else if (left) this.say(this.pinned?.isConnected ? this.detailOf(this.pinned) : null);
  }

  pin({ target }) {
    const button = target instanceof Element ? target.closest(".dl-pin") : null;
    if (!button) return;
    const card = button.closest(CARD);
    const on = card !== this.pinned;
    this.pinned?.classList.remove("dl-pinned");
    this.pinned = on ? card : null;
    card.classList.toggle("dl-pinned", on);
    button.setAttribute("aria-pressed", String(on));
    this.say(on ? this.detailOf(card, true) : null);
    if (on && innerWidth <= STACKED) document.querySelector("section.dlm")?.scrollIntoView({ block: "start" });
  }

  light(detail) {
    const [events, keys] = [new Set(detail?.events), new Set(detail?.keys)];
    let first = null;
    for (const card of document.querySelectorAll(CARD)) {
      const lit = events.size ? events.has(Number(card.dataset.event)) : keys.has(card.dataset.at);
      card.classList.toggle("dl-lit", lit);
      if (lit) first ??= card;
    }
    return first;
  }

  destroy() {
    for (const name of ["pointerover", "focusin"]) document.removeEventListener(name, this.over);
    document.removeEventListener("click", this.click);
    document.removeEventListener("dateline-point", this.hear);
  }
}
