// What is drawn over deck.gl's canvas in every frame, and what the pointer does there.

function drawOverlay(map, real) {
  const { overlay, data, on, tiles, larger: times } = map;
  const { theme, styles } = data;
  const viewport = scaledView(real, times);
  const { width, height } = viewport;
  const context = overlay.getContext("2d");
  const dense = (overlay.width / map.area.clientWidth) * times;
  context.setTransform(dense, 0, 0, dense, 0, 0);
  context.clearRect(0, 0, width, height);
  tiles.look(real);
  const marks = marksIn(map, viewport);
  map.marks = marks;
  if (!tiles.shown) map.disputed.draw(context, { viewport, marks, theme, width, height });
  drawFilter(context, viewport, data);
  if (on.has("arcs") && data.arcs) drawArcs(context, data.arcs, { markOf: finder(map, viewport), viewport, theme });
  if (on.has("heat") && map.recency) drawHeat(context, marks, map.recency, theme, !on.has("stacks"));
  if (on.has("stacks")) {
    drawLeaders(context, marks, theme);
    for (const { x, y, row } of marks) {
      const { canvas, half } = map.sprites.of(row, { theme, styles, dense });
      // on whole pixels of the screen, so that letters stay crisp
      const [left, top] = [Math.round((x - half) * dense) / dense, Math.round((y - half) * dense) / dense];
      context.drawImage(canvas, left, top, canvas.width / dense, canvas.height / dense);
    }
  }
  context.textAlign = "left";
  drawRings(context, marks, { ...ringsOf(map), data });
  context.setLineDash([]);
  const [west, south, east, north] = viewport.getBounds();
  drawLabels(context, {
    viewport,
    labels: tiles.shown ? [] : map.labels.within([west, south, east, north], viewport.zoom),
    marks,
    blocked: map.panels().map((box) => box.map((edge) => edge / times)),
    theme,
    width,
    height,
  });
  drawPin(context, viewport, data);
  map.sketch.draw(context, theme);
  drawScale(map.scale, real, times);
}

// From a badge that stepped aside to the middle of its area: a mark off its place without one would be false.
function drawLeaders(context, marks, theme) {
  for (const { x, y, row } of marks) {
    const [dx, dy] = row.offset;
    if (!dx && !dy) continue;
    const line = () => {
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x - dx, y - dy);
    };
    const end = () => {
      context.beginPath();
      context.arc(x - dx, y - dy, 2.6, 0, 2 * Math.PI);
    };
    context.setLineDash([]);
    stroke(context, theme.halo, 3.2, line);
    stroke(context, theme.area, 1.2, line);
    fill(context, theme.area, end);
    stroke(context, theme.halo, 1, end);
  }
}

function ringsOf({ selected, hovered, pointing }) {
  return { selected, hovered, pointed: pointing.keys };
}

// The same view measured in larger pixels: what is drawn by it comes out so many times as large.
function scaledView(real, times) {
  if (times === 1) return real;
  return {
    width: real.width / times,
    height: real.height / times,
    zoom: real.zoom - Math.log2(times),
    project: (point) => real.project(point).map((value) => value / times),
    getBounds: () => real.getBounds(),
  };
}

// The marks in view, largest first; where the world repeats, a mark does too.
function marksIn(map, viewport) {
  const { width, height, zoom } = viewport;
  const world = WORLD * 2 ** zoom;
  return map.rows().flatMap((row) => {
    const [x, y] = map.spot(viewport, row);
    if (y < -40 || y > height + 40) return [];
    const label = labelOf(row);
    const found = [];
    for (let at = x - world * Math.floor((x + 40) / world); at < width + 40; at += world)
      found.push({ x: at, y, r: row.size, row, label, names: row.names });
    return found;
  });
}

// key, position -> the mark that holds the place now.
function finder(map, viewport) {
  const rows = map.rowsAt(viewport.zoom);
  if (map.foundIn !== rows) {
    map.foundIn = rows;
    map.holders = new Map(rows.flatMap((row) => row.keys.map((key) => [key, row])));
  }
  return (key, position) => {
    const row = map.holders.get(key);
    const [x, y] = row ? map.spot(viewport, row) : viewport.project(position);
    return { id: row ? row.id : key, x, y, r: row ? row.size : 4 };
  };
}

function markAt(map, [across, down]) {
  const [x, y] = [across / map.larger, down / map.larger];
  const over = ({ row, r, ...mark }) =>
    row.area ? Math.max(Math.abs(mark.x - x), Math.abs(mark.y - y)) <= r + 2 : Math.hypot(mark.x - x, mark.y - y) <= r + 3;
  return map.marks?.findLast(over)?.row ?? null;
}

// Pointing at and clicking on marks. Dragging and zooming are deck.gl's.
function listenTo(map) {
  const at = (event) => {
    const frame = map.area.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  const onMap = (event) => map.stage.contains(event.target);
  let pressed = null;
  map.area.addEventListener("pointermove", (event) => {
    if (!onMap(event) || event.buttons) return;
    const row = markAt(map, at(event));
    if (row && row.id !== map.hovered) map.show(row);
    else if (!row && map.hovered) map.hide();
  });
  for (const part of [map.layerBox, map.layersButton])
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || map.layerBox.hidden) return;
      event.stopPropagation();
      map.openLayers(false);
      map.layersButton.focus();
    });
  map.area.addEventListener("pointerleave", () => map.hovered && map.hide());
  map.area.addEventListener("pointerdown", (event) => {
    pressed = onMap(event) && event.button === 0 ? at(event) : null;
    if (pressed && map.hovered) map.hide();
    if (onMap(event)) map.openLayers(false);
  });
  map.area.addEventListener("pointerup", (event) => {
    const here = at(event);
    const still = pressed && Math.hypot(here[0] - pressed[0], here[1] - pressed[1]) < 5;
    pressed = null;
    if (!still || !onMap(event)) return;
    const row = markAt(map, here);
    if (map.data.pick) return pick(map, row, here);
    map.choose(row);
  });
}

// The place clicked, or that of the mark clicked: its own point, not where the pointer happened to be.
function pick(map, row, here) {
  const viewport = map.viewport();
  if (!viewport) return;
  const [lon, lat] = row && !row.area ? row.position : viewport.unproject(here);
  const short = (value) => Math.round(value * 1e5) / 1e5;
  map.data.picked = [short(lat), short(((((lon + 180) % 360) + 360) % 360) - 180)];
  map.drawSoon();
  map.report.picked(map.data.picked);
}
