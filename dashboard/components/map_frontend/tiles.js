// Raster tiles of an online server over the offline basemap: only while the user has them switched on. A tile that does
// not come leaves the offline basemap in its place.

const TILE_PX = 256;
const MOST_TILES = 120;
const DEEPEST_TILE = 19;

class OnlineTiles {
  constructor(ready) {
    this.ready = ready;
    this.tiles = new Map(); // address -> {state, bounds, zoom}
    this.on = false;
  }

  switchTo(on, { url } = {}) {
    this.on = on && Boolean(url);
    this.url = url;
    for (const address of [...this.tiles.keys()]) this.drop(address);
  }

  drop(address) {
    URL.revokeObjectURL(this.tiles.get(address).image);
    this.tiles.delete(address);
  }

  get failed() {
    const states = [...this.tiles.values()].map(({ state }) => state);
    return this.on && states.length > 0 && states.every((state) => state === "bad");
  }

  get shown() {
    return this.on && [...this.tiles.values()].some(({ state }) => state === "good");
  }

  // Asks for the tiles in view.
  look(viewport) {
    if (!this.on) return;
    const zoom = Math.max(0, Math.min(DEEPEST_TILE, Math.round(viewport.zoom + Math.log2(WORLD / TILE_PX))));
    const n = 2 ** zoom;
    const [west, south, east, north] = viewport.getBounds();
    const [x0, y0] = mercator(west, north);
    const [x1, y1] = mercator(east, south);
    for (let x = Math.floor(x0 * n); x <= Math.floor(x1 * n); x++)
      for (let y = Math.max(0, Math.floor(y0 * n)); y <= Math.min(n - 1, Math.floor(y1 * n)); y++)
        this.ask(zoom, ((x % n) + n) % n, y);
  }

  ask(zoom, x, y) {
    const address = this.url.replace("{z}", zoom).replace("{x}", x).replace("{y}", y);
    if (this.tiles.has(address)) return;
    for (const old of [...this.tiles.keys()].slice(0, Math.max(0, this.tiles.size - MOST_TILES))) this.drop(old);
    const n = 2 ** zoom;
    const [west, north] = unmercator(x / n, y / n);
    const [east, south] = unmercator((x + 1) / n, (y + 1) / n);
    const tile = { state: "asked", zoom, bounds: [west, south, east, north], image: "" };
    this.tiles.set(address, tile);
    fetch(address, { credentials: "omit", referrerPolicy: "origin" }) // a tile server may ask which page it serves
      .then((answer) => (answer.ok ? answer.blob() : Promise.reject(new Error(answer.status))))
      .then(
        (picture) => Object.assign(tile, { state: "good", image: URL.createObjectURL(picture) }),
        () => (tile.state = "bad"),
      )
      .then(() => this.ready());
  }

  // Layers of the tiles that have come, deeper ones over shallower ones.
  layers(theme) {
    if (!this.on) return [];
    return [...this.tiles]
      .filter(([, { state }]) => state === "good")
      .sort(([, one], [, other]) => one.zoom - other.zoom)
      .map(([address, { bounds, image }]) => ({
        "@@type": "BitmapLayer",
        id: `tile ${address}`,
        image,
        bounds,
        desaturate: 0.65,
        tintColor: theme.name === "dark" ? [120, 124, 130] : [255, 255, 255],
        pickable: false,
      }));
  }
}
