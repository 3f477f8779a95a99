// The elements of the map's frame and what is written in them: title, legend, notes, list of layers, list of stacks.

class MapFrame {
  constructor(parent) {
    this.root = make("section", "dlm");
    this.stage = make("div", "dlm-stage");
    this.overlay = make("canvas", "dlm-overlay");
    this.overlay.setAttribute("aria-hidden", "true");
    this.heading = make("header", "dlm-card dlm-heading");
    this.legend = make("aside", "dlm-card dlm-legend");
    this.legend.setAttribute("aria-label", "Legend");
    this.tip = make("div", "dlm-card dlm-tip");
    this.tip.setAttribute("role", "status");
    this.foot = make("footer", "dlm-foot");
    this.list = make("ul", "dlm-list");
    this.layerBox = make("div", "dlm-card dlm-layers");
    this.message = make("p", "dlm-card dlm-message");
    this.message.setAttribute("role", "alert");
    this.message.hidden = this.tip.hidden = this.layerBox.hidden = true;
    const { whole, scale } = furniture();
    [this.furniture, this.scale] = [whole, scale];
    this.pointing = new Pointing(this);
    this.sketch = new Sketch(this);
    this.controls = controlsOf(this);
    this.presentation = new Presentation(this);
    this.area = make("div", "dlm-area");
    this.area.append(this.stage, this.overlay, this.heading, this.furniture, this.list, this.sketch.sheet);
    this.area.append(this.sketch.hint, this.controls, this.layerBox, this.tip, this.presentation.leave, this.message);
    this.root.append(this.area, this.legend, this.foot);
    parent.append(this.root);
    this.labels = new LabelStore(LABELS, () => this.drawSoon());
    this.disputed = new DisputedBorders(DISPUTED, () => this.drawSoon());
    this.areas = new AreaStore(() => this.syncSoon());
    this.tiles = new OnlineTiles(() => this.tilesCame());
    this.sprites = new Sprites();
    this.resizing = new ResizeObserver(() => this.layout());
    this.resizing.observe(this.area);
    this.selected = new Set();
    this.on = new Set();
    this.hovered = null;
    this.reported = []; // views told to Python: when they come back, nothing moves
    this.told = {}; // name of a switch -> when it was last told to Python
    listenTo(this);
  }

  fillFrame() {
    const { title, subtitle, note, credits, fit, drawing: may, tiles, pick: picking } = this.data;
    this.heading.replaceChildren(make("h2", "", title), ...(subtitle ? [make("p", "", subtitle)] : []));
    this.heading.hidden = !title && !subtitle;
    const online = this.tiles.on ? ` Tiles: ${tiles.credits}.` : "";
    this.foot.replaceChildren(make("span", "", note), make("span", "", credits + online));
    this.fitButton.hidden = !fit;
    this.boxButton.hidden = this.circleButton.hidden = !may || picking;
    this.presentButton.hidden = picking;
    this.root.setAttribute("aria-label", `Map: ${[title, subtitle, note].filter(Boolean).join(". ")}`);
    this.describe();
    this.fillLegend();
    if (!this.layerBox.hidden) this.openLayers(true);
  }

  fillLegend() {
    const { legend, theme, arcs } = this.data;
    const on = this.on;
    this.density = on.has("density") ? densityOf(this.stacks, this.levelOf(this.zoomNow()), theme) : null;
    const areas = this.stacks.reduce((sum, { area, count }) => sum + (area ? count : 0), 0);
    const own = layerLegend({ on, density: this.density, recency: this.recency, arcs, theme, left: { areas } });
    const shown = legend.filter(({ layer }) => !layer || on.has(layer));
    const text = JSON.stringify([shown, own]);
    if (text !== this.legendText) {
      this.legendText = text;
      this.legend.replaceChildren(...[...shown, ...own].map((group) => legendGroup(group)));
    }
    this.legend.hidden = !shown.length && !own.length;
    this.placeLegend();
    this.layoutDue = true;
  }

  placeLegend() {
    const { clientWidth: width, clientHeight: height } = this.root;
    this.root.dataset.legend = width >= 860 && height >= 460 ? "aside" : "strip";
    this.root.toggleAttribute("data-low", this.area.clientHeight < 400);
  }

  openLayers(open) {
    this.layerBox.hidden = !open;
    this.layersButton.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const held = [...this.layerBox.querySelectorAll("input")].indexOf(document.activeElement);
    fillLayers(this.layerBox, {
      names: this.data.layerNames.filter(([name]) => name !== "arcs" || this.data.arcs),
      on: this.on,
      tiles: this.data.tiles,
      tilesOn: this.tiles.on,
      change: (name, on) => this.switchLayer(name, on),
      changeTiles: (on) => {
        this.tiles.switchTo(on, this.data.tiles);
        this.message.hidden = true;
        this.fillFrame();
        this.sync();
      },
    });
    this.layerBox.querySelectorAll("input")[held]?.focus();
  }

  switchLayer(name, on) {
    this.on[on ? "add" : "delete"](name);
    const layers = this.data.layerNames.map(([known]) => known).filter((known) => this.on.has(known));
    this.tell("layers", layers);
    this.fillLegend();
    this.sync();
  }

  // The stacks as buttons for keyboard and screen reader; each shows itself on the map when it has the focus.
  fillList() {
    const rows = this.rows();
    if (rows === this.listed) return;
    this.listed = rows;
    this.list.replaceChildren(
      ...rows.slice(0, 200).map((row) => {
        const item = make("li");
        const button = make("button", "", `${titleOf(row)}: ${linesOf(row, this.data.styles).join("; ")}`);
        button.type = "button";
        button.addEventListener("focus", () => this.seek(row));
        button.addEventListener("blur", () => this.hide());
        button.addEventListener("click", () => this.choose(row));
        item.append(button);
        return item;
      }),
    );
  }

  describe() {
    const canvas = this.stage.querySelector("canvas");
    canvas?.setAttribute("role", "img");
    canvas?.setAttribute("aria-label", this.root.getAttribute("aria-label"));
  }
}
