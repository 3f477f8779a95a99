// The keys of the review, and what is brought into view: the chosen sentence in the report, the chosen row in the queue;
// the first field of an editor that was opened.

const MINE = new Set([
  "j", "k", "a", "r", "e", "u", "m", "n", "1", "2", "3", "4", "5", "6", "7",
  "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Escape",
]);
const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=slider], [role=dialog]";
const EDITOR = ".st-key-review_editor";
const FIELD = "input:not([type=hidden], [tabindex='-1']), textarea, [role=spinbutton], .dl-told[data-act]";
// what is being done -> the widget that has the keyboard first: some are drawn later than those after them
const FIRST = {
  "edit:event_type": "ed_type", "edit:time": "ed_day, ed_first", "edit:place": "ed_place_find", "edit:actors": "ed_actor_find",
  "edit:tolls": "ed_killed_low", "edit:status": "ed_status", "edit:weapons": "ed_weapons",
  merge: "ed_merge_find", split: "ed_other_", note: "ed_note", reject: "ed_why",
};

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

// Puts the keyboard into an editor that was opened; for an event to add, on the first sentence, then on its first word.
function enter(mode) {
  const box = document.querySelector(mode === "add" ? ".rv-choose" : EDITOR);
  if (!box) return false;
  if (box.contains(document.activeElement)) return true; // it stayed: what is drawn anew after it loses the keyboard
  const widget = (FIRST[mode] ?? "").split(", ").map((key) => key && box.querySelector(`[class*="st-key-${key}"]`)).find(Boolean);
  const found = mode === "add-words" ? box.querySelector(".rv-word") : (FIRST[mode] ? widget : box)?.querySelector(FIELD);
  found?.focus({ preventScroll: mode === "add" });
  return false;
}

const mounted = new WeakMap();
let [shown, mode, turn] = ["", "", ""];

function press(event, report) {
  const here = event.target instanceof Element ? event.target : null;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const save = document.querySelector(".st-key-review_do button");
    if (!save || !here?.closest(EDITOR)) return;
    event.preventDefault();
    save.focus(); // what was typed is sent when its field is left
    save.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const escape = event.key === "Escape";
  if (typing(here) && !(escape && !here.closest("[aria-expanded=true], [role=dialog]"))) return;
  if (event.key === "?") {
    event.stopImmediatePropagation();
    help();
    return;
  }
  if (!MINE.has(event.key) || (escape && !mode)) return;
  if (event.key.startsWith("Arrow") && here?.closest("[role=tablist], [role=radiogroup], .dlm")) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // "r" would run the whole page again
  if (escape && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  report("pressed", event.key);
}

// What is drawn in a run may come after this part of it: each is looked for a few times.
function seek(wanted, tries = 0) {
  const left = wanted.filter((found) => !found());
  if (left.length && tries < 100) setTimeout(() => seek(left, tries + 1), 50);
}

export default function (component) {
  const { data, setTriggerValue, parentElement } = component;
  remove(parentElement);
  const listener = (event) => press(event, setTriggerValue);
  mounted.set(parentElement, listener);
  window.addEventListener("keydown", listener, true);
  const wanted = [];
  if (data.shown !== shown) {
    shown = data.shown;
    wanted.push(() => !data.sentence || bring(data.sentence, "third"), () => !data.row || bring(data.row, "nearest"));
  }
  mode = data.mode;
  if (data.turn !== turn) {
    turn = data.turn;
    if (mode) wanted.push(() => data.turn !== turn || enter(mode));
  }
  if (wanted.length) setTimeout(() => seek(wanted), 60);
}

export function remove(parentElement) {
  window.removeEventListener("keydown", mounted.get(parentElement), true);
  mounted.delete(parentElement);
}
