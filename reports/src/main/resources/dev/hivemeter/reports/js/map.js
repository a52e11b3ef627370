// The map of one prompt: near means alike to the embedder. Colour and shape tell the model.
const SHAPES = [
  'M-5,0A5,5 0 1,0 5,0A5,5 0 1,0 -5,0Z', 'M-4.6,-4.6H4.6V4.6H-4.6Z', 'M0,-6L5.6,4.2H-5.6Z', 'M0,-6.3L6.3,0L0,6.3L-6.3,0Z',
  'M-6,-2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z', 'M0,6L5.6,-4.2H-5.6Z'];
const look = (model) => ({ colour: 'c' + model % 7, shape: SHAPES[Math.floor(model / 7) % SHAPES.length] });
const swatch = (model) => draw('svg', { viewBox: '-7 -7 14 14', class: 'swatch ' + look(model).colour, 'aria-hidden': 'true' }, draw('path', { class: 'point', d: look(model).shape }));
const hull = (points) => {
  const p = points.slice().sort((a, b) => a.px - b.px || a.py - b.py);
  const half = (list) => {
    const out = [];
    for (const q of list) {
      while (out.length > 1) {
        const [a, b] = out.slice(-2);
        if ((b.px - a.px) * (q.py - a.py) - (b.py - a.py) * (q.px - a.px) > 0) break;
        out.pop();
      }
      out.push(q);
    }
    return out.slice(0, -1);
  };
  return p.length < 2 ? p : [...half(p), ...half(p.reverse())];
};
const MAP = { w: 640, h: 440, edge: 26 };
const map = (points, pick, name) => {
  const xs = points.map((p) => p.x), ys = points.map((p) => p.y);
  const low = (v) => v.reduce((a, b) => Math.min(a, b)), high = (v) => v.reduce((a, b) => Math.max(a, b));
  const [x0, x1, y0, y1] = [low(xs), high(xs), low(ys), high(ys)];
  const scale = Math.min((MAP.w - 2 * MAP.edge) / (x1 - x0 || 1), (MAP.h - 2 * MAP.edge) / (y1 - y0 || 1));
  for (const p of points) {
    p.px = MAP.w / 2 + (p.x - (x0 + x1) / 2) * scale;
    p.py = MAP.h / 2 - (p.y - (y0 + y1) / 2) * scale;
  }
  const clusters = [...new Set(points.map((p) => p.cluster))].sort((a, b) => a - b);
  const svg = draw('svg', { viewBox: `0 0 ${MAP.w} ${MAP.h}`, class: 'map', role: 'group', 'aria-label': 'Map of ' + count(points.length, 'answer') + ' in ' + count(clusters.length, 'cluster') });
  if (clusters.length > 1) for (const c of clusters) {
    const of = points.filter((p) => p.cluster === c);
    svg.append(draw('path', { class: 'hull', d: 'M' + hull(of).map((p) => p.px.toFixed(1) + ',' + p.py.toFixed(1)).join('L') + 'Z' }));
  }
  // Left to right, so that the arrow keys walk the map.
  const order = points.slice().sort((a, b) => a.px - b.px || a.py - b.py);
  order.forEach((p, i) => {
    const e = draw('path', { class: 'v point ' + look(p.model).colour, d: look(p.model).shape, transform: `translate(${p.px.toFixed(1)} ${p.py.toFixed(1)})`,
      role: 'button', tabindex: i ? -1 : 0, 'aria-label': p.who + (clusters.length > 1 ? ', cluster ' + (p.cluster + 1) : ''), 'data-c': p.who + (clusters.length > 1 ? ' · cluster ' + (p.cluster + 1) : '') + (p.says ? '\n' + p.says : ''), 'data-model': p.model });
    e.addEventListener('click', () => pick(p));
    svg.append(e);
    p.e = e;
  });
  if (clusters.length > 1) for (const c of clusters) {
    const of = points.filter((p) => p.cluster === c);
    const top = of.reduce((a, b) => (b.py < a.py ? b : a));
    svg.append(draw('text', { class: 'tick mid', x: Math.max(40, Math.min(MAP.w - 40, top.px)).toFixed(1), y: Math.max(12, top.py - 10).toFixed(1) }, (c + 1) + ' (' + of.length + ')'));
  }
  svg.addEventListener('keydown', (e) => {
    const at = order.findIndex((p) => p.e === document.activeElement);
    if (at < 0) return;
    if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); pick(order[at]); return; }
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    const next = by && order[at + by];
    if (!next) return;
    e.preventDefault();
    order[at].e.setAttribute('tabindex', -1);
    next.e.setAttribute('tabindex', 0);
    next.e.focus();
  });
  const models = [...new Set(points.map((p) => p.model))].sort((a, b) => a - b);
  const legend = make('ul', { class: 'legend map-legend' }, ...models.map((m) => {
    const item = make('li', {}, swatch(m), make('bdi', {}, data.models[m]));
    item.addEventListener('pointerenter', () => svg.querySelectorAll('.point').forEach((e) => e.classList.toggle('dim', Number(e.dataset.model) !== m)));
    item.addEventListener('pointerleave', () => svg.querySelectorAll('.dim').forEach((e) => e.classList.remove('dim')));
    return item;
  }));
  const rows = clusters.length < 2 ? [] : clusters.map((c) => {
    const of = points.filter((p) => p.cluster === c);
    const by = models.map((m) => [m, of.filter((p) => p.model === m).length]).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
    return make('li', {}, make('b', {}, 'Cluster ' + (c + 1)), ': ' + count(of.length, 'answer') + ' of ' + (by.length > 4 ? count(by.length, 'model') : by.map(([m, n]) => data.models[m] + ' (' + n + ')').join(', ')));
  });
  return make('figure', { class: 'mapbox' }, svg,
    make('figcaption', {}, legend,
      make('p', { class: 'soft' }, 'Each answer is a point; near means alike to the embedder. The axes are the two directions in which these answers differ most. '
        + (clusters.length > 1 ? 'Outlines: clusters, numbered, with how many answers.' : 'The answers form one cluster: no gap divides them.')),
      rows.length ? make('ul', { class: 'clusters' }, ...rows) : '', saveButtons(svg, name)));
};
