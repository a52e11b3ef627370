// Tables leave as CSV, figures as SVG and PNG.
const NUMBER = /^[+-]?[\d.,\u202f ]+%?$/;
const csvCell = (text) => {
  // A spreadsheet would run it as a formula.
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
};
const plain = (cell) => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('.vh').forEach((e) => e.remove());
  return copy.textContent.replace(/ [↓↑]$/, '').trim();
};
const csv = (table) => [...table.rows].map((r) => {
  const cells = [];
  for (const c of r.cells) {
    cells.push(csvCell(plain(c)));
    for (let i = 1; i < c.colSpan; i++) cells.push('');
  }
  return cells.join(',');
}).join('\r\n') + '\r\n';
const copyText = (text) => navigator.clipboard.writeText(text).catch(() => {
  const area = make('textarea', { class: 'vh', 'aria-hidden': 'true' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
});
const copyButton = (table) => {
  const b = make('button', { type: 'button', class: 'small', onclick: () => copyText(csv(table())).then(() => {
    b.textContent = 'copied';
    setTimeout(() => { b.textContent = 'copy as CSV'; }, 1500);
  }) }, 'copy as CSV');
  return b;
};
const save = (blob, name) => {
  const a = make('a', { href: URL.createObjectURL(blob), download: name });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
};
const PAINT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'text-anchor'];
// The figure with its colours in itself, without the page's style.
const standalone = (svg) => {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')], to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((e, i) => {
    const style = getComputedStyle(e);
    for (const k of PAINT) to[i].setAttribute(k, style.getPropertyValue(k));
    for (const k of ['class', 'tabindex', 'role', 'data-c', 'data-key']) to[i].removeAttribute(k);
  });
  const [x, y, w, h] = svg.getAttribute('viewBox').split(' ');
  copy.setAttribute('width', w);
  copy.setAttribute('height', h);
  copy.prepend(draw('rect', { x, y, width: w, height: h, fill: getComputedStyle(document.body).backgroundColor }));
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
};
const png = (svg) => new Promise((done) => {
  const image = new Image();
  const url = URL.createObjectURL(standalone(svg));
  image.onload = () => {
    const canvas = make('canvas', { width: 2 * image.width, height: 2 * image.height });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob(done, 'image/png');
  };
  image.src = url;
});
const saveButtons = (svg, name) => make('p', { class: 'files' },
  make('button', { type: 'button', class: 'small', onclick: () => png(svg).then((b) => save(b, name + '.png')) }, 'save PNG'), ' ',
  make('button', { type: 'button', class: 'small', onclick: () => save(standalone(svg), name + '.svg') }, 'save SVG'));
