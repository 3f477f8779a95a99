// A filter with many choices: search as you type, groups unfold, counts beside each. Words enter as text nodes only.

const pickers = new WeakMap();
let number = 0;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!pickers.has(parentElement)) pickers.set(parentElement, new Picker(parentElement));
  const picker = pickers.get(parentElement);
  picker.report = {
    chosen: (ids) => setTriggerValue("chosen", { ids }),
    query: (words) => setTriggerValue("query", { words }),
  };
  picker.update(data);
}

export function remove(parentElement) {
  pickers.get(parentElement)?.destroy();
  pickers.delete(parentElement);
}

class Picker {
  constructor(parent) {
    this.id = `dlp-${++number}`;
    this.root = make("div", "dlp");
    this.label = make("label", "dlp-label");
    this.tags = make("div", "dlp-tags");
    this.input = make("input", "dlp-input");
    Object.assign(this.input, { id: this.id, type: "text", autocomplete: "off", spellcheck: false });
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${this.id}-list`,
    }))
      this.input.setAttribute(name, value);
    this.label.htmlFor = this.id;
    this.list = make("ul", "dlp-list");
    this.list.id = `${this.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.tabIndex = -1; // the arrow keys of the field walk it
    this.list.setAttribute("aria-multiselectable", "true");
    this.list.hidden = true;
    this.root.append(this.label, this.tags, this.input, this.list);
    parent.append(this.root);
    this.open = new Set(); // unfolded groups
    this.input.addEventListener("focus", () => this.show());
    this.input.addEventListener("click", () => this.show());
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
    this.outside = (event) => this.root.contains(event.target) || this.hide();
    document.addEventListener("pointerdown", this.outside);
    this.input.addEventListener("blur", () => setTimeout(() => this.root.contains(document.activeElement) || this.hide(), 120));
  }

  update(data) {
    this.data = data;
    this.chosen = new Set(data.chosen.map(([id]) => id));
    this.label.textContent = data.label;
    this.input.placeholder = data.placeholder;
    this.tags.replaceChildren(...data.chosen.map(([id, name]) => this.tag(id, name)));
    this.tags.hidden = !data.chosen.length;
    if (!this.list.hidden) this.fill();
  }

  tag(id, name) {
    const tag = make("button", "dlp-tag", name);
    tag.type = "button";
    tag.title = `Take “${name}” away`;
    tag.setAttribute("aria-label", tag.title);
    tag.addEventListener("click", () => this.choose([id]));
    return tag;
  }

  // Choices that fit the words; without words the groups with what is unfolded in them.
  rows() {
    const words = folded(this.input.value.trim());
    const options = this.data.options;
    const fits = ([, name, , , , , other]) => folded(name).includes(words) || (other && folded(other).includes(words));
    if (words) return options.filter(fits).slice(0, 80);
    return options.filter(([, , , depth, , parent]) => !depth || this.open.has(parent)).slice(0, 120);
  }

  fill() {
    const rows = this.rows();
    this.at = Math.max(-1, Math.min(this.at ?? -1, rows.length - 1));
    const items = rows.map((row, at) => this.item(row, at));
    const { more } = this.data;
    const asked = this.input.value.trim();
    if (!rows.length) items.push(make("li", "dlp-none", asked ? "nothing found" : "nothing to choose"));
    else if (more && !asked) items.push(make("li", "dlp-none", `and ${more.toLocaleString("en")} more: type to find them`));
    this.list.replaceChildren(...items);
    this.mark();
  }

  item([id, name, count, depth, members, , other], at) {
    const item = make("li", depth ? "dlp-item dlp-member" : "dlp-item");
    item.id = `${this.id}-${at}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(this.chosen.has(id)));
    const box = make("span", "dlp-box", this.chosen.has(id) ? "✓" : "");
    const shown = make("span", "dlp-name", name);
    if (other) shown.append(make("span", "dlp-other", other));
    item.append(box, shown, make("span", "dlp-count", count.toLocaleString("en")));
    item.addEventListener("click", () => this.choose([id]));
    if (members && !this.input.value.trim()) {
      const fold = make("button", "dlp-fold", this.open.has(id) ? "▾" : "▸");
      fold.type = "button";
      fold.tabIndex = -1;
      fold.title = this.open.has(id) ? "Fold up" : `Show the ${members} that belong to it`;
      fold.addEventListener("click", (event) => this.unfold(event, id));
      const all = make("button", "dlp-all", `+${members}`);
      all.type = "button";
      all.tabIndex = -1;
      all.title = `Choose it and the ${members} that belong to it`;
      all.addEventListener("click", (event) => {
        event.stopPropagation();
        this.choose([id, ...this.data.options.filter((row) => row[5] === id).map((row) => row[0])], true);
      });
      item.prepend(fold);
      item.append(all);
    }
    return item;
  }

  unfold(event, id) {
    event?.stopPropagation();
    this.open.has(id) ? this.open.delete(id) : this.open.add(id);
    this.fill();
  }

  choose(ids, add = false) {
    for (const id of ids) !add && this.chosen.has(id) ? this.chosen.delete(id) : this.chosen.add(id);
    this.report.chosen([...this.chosen]);
    if (!this.list.hidden) this.fill();
  }

  typed() {
    this.at = 0;
    this.show();
    if (!this.data.more && !this.data.query) return;
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.report.query(this.input.value.trim()), 200);
  }

  key(event) {
    const rows = this.rows();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + rows.length) % Math.max(1, rows.length);
      this.mark();
    } else if (event.key === "Enter" && !this.list.hidden) {
      event.preventDefault();
      const row = rows[Math.max(0, this.at)];
      if (row && (this.at >= 0 || this.input.value.trim())) this.choose([row[0]]);
    } else if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && !this.input.value && rows[this.at]?.[4]) {
      if (this.open.has(rows[this.at][0]) === (event.key === "ArrowLeft")) this.unfold(null, rows[this.at][0]);
    } else if (event.key === "Escape") {
      if (!this.list.hidden) event.stopPropagation();
      this.input.value = "";
      this.hide();
    } else if (event.key === "Backspace" && !this.input.value && this.data.chosen.length) {
      this.choose([this.data.chosen.at(-1)[0]]);
    }
    return undefined;
  }

  mark() {
    [...this.list.children].forEach((item, at) => item.classList.toggle("dlp-at", at === this.at));
    const item = this.list.children[this.at];
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  show() {
    if (this.list.hidden) this.at = -1;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.fill();
  }

  hide() {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    if (this.input.value) {
      this.input.value = "";
      if (this.data.query) this.report.query("");
    }
  }

  destroy() {
    clearTimeout(this.asking);
    document.removeEventListener("pointerdown", this.outside);
    this.root.remove();
  }
}

// Without marks on letters, as one types them: "Ariqah" finds "‘Arīqah".
function folded(words) {
  return words.normalize("NFD").replace(/[\p{M}\u02bb-\u02bf\u2018\u2019']/gu, "").toLowerCase();
}

function make(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
