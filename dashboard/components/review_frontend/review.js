// The keys of the review, and what is brought into view: the chosen sentence in the report, the chosen row in the queue.

const MINE = new Set(["j", "k", "a", "r", "e", "u", "m", "n", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Escape"]);
const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=slider], [role=dialog]";

function typing(target) {
  return target instanceof Element && target.closest(TYPING) !== null;
}

function help() {
  const found = document.querySelector("details.rv-keys");
  if (found) found.open = !found.open;
}

function bring(id, block) {
  const found = id && document.getElementById(id);
  if (!found) return false;
  const box = found.closest(".st-key-review_text, .st-key-review_rows");
  if (!box) return false;
  const [inner, outer] = [found.getBoundingClientRect(), box.getBoundingClientRect()];
  const inside = inner.top >= outer.top && inner.bottom <= outer.bottom;
  if (block === "nearest" && inside) return true;
  box.scrollTop += inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height)) / (block === "nearest" ? 2 : 3);
  return true;
}

const mounted = new WeakMap();
let shown = "";

function press(event, report) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const escape = event.key === "Escape";
  if (typing(event.target) && !(escape && !event.target.closest("[aria-expanded=true], [role=dialog]"))) return;
  if (event.key === "?") {
    event.stopImmediatePropagation();
    help();
    return;
  }
  if (!MINE.has(event.key)) return;
  const here = event.target instanceof Element ? event.target : null;
  if (event.key.startsWith("Arrow") && here?.closest("[role=tablist], [role=radiogroup], .dlm")) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // "r" would run the whole page again
  if (escape && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  report("pressed", event.key);
}

function seek(wanted, tries = 0) {
  const left = wanted.filter(([id, block]) => id && !bring(id, block));
  if (left.length && tries < 40) setTimeout(() => seek(left, tries + 1), 50);
}

export default function (component) {
  const { data, setTriggerValue, parentElement } = component;
  remove(parentElement);
  const listener = (event) => press(event, setTriggerValue);
  mounted.set(parentElement, listener);
  window.addEventListener("keydown", listener, true);
  if (data.shown !== shown) {
    shown = data.shown;
    // what is drawn in this run may come after this: it is looked for a few times
    setTimeout(() => seek([[data.sentence, "third"], [data.row, "nearest"]]), 60);
  }
}

export function remove(parentElement) {
  window.removeEventListener("keydown", mounted.get(parentElement), true);
  mounted.delete(parentElement);
}
