// The company of a number: one box for the whole page, by pointer or keyboard.
const pop = document.getElementById('pop');
let owner = null;
const hide = () => {
  if (owner) owner.removeAttribute('aria-describedby');
  owner = null;
  pop.hidden = true;
};
const show = (v) => {
  if (!v.dataset.c && !v.dataset.m) return;
  hide();
  owner = v;
  // A page with no glossary brings the few definitions that it needs.
  const name = (v.dataset.m || '').split('@')[0];
  const d = document.getElementById('def-' + name);
  const told = d ? [d.querySelector('dt').firstChild.textContent.trim(), d.querySelector('dd p').textContent] : data.told && Object.hasOwn(data.told, name) ? data.told[name] : null;
  pop.replaceChildren();
  if (told) pop.append(make('b', {}, told[0]));
  if (v.dataset.c) pop.append(make('span', {}, v.dataset.c));
  if (told) pop.append(make('div', {}, told[1]));
  const dialog = v.closest('dialog');
  (dialog || document.body).append(pop);
  pop.hidden = false;
  v.setAttribute('aria-describedby', 'pop');
  const at = v.getBoundingClientRect();
  const box = pop.getBoundingClientRect();
  const below = at.bottom + 8 + box.height < innerHeight;
  pop.style.left = Math.max(8, Math.min(innerWidth - box.width - 8, at.left + at.width / 2 - box.width / 2)) + 'px';
  pop.style.top = (below ? at.bottom + 8 : Math.max(8, at.top - box.height - 8)) + 'px';
};
const value = (t) => t instanceof Element ? t.closest('.v') : null;
document.addEventListener('pointerover', (e) => { const v = value(e.target); if (v) show(v); else if (owner !== document.activeElement) hide(); });
document.addEventListener('focusin', (e) => { const v = value(e.target); if (v) show(v); else hide(); });
document.addEventListener('focusout', hide);
// What the keyboard is on may have scrolled by being reached: its company goes along.
document.addEventListener('scroll', () => { if (owner && owner === document.activeElement) show(owner); else hide(); }, true);
document.addEventListener('keydown', (e) => { if (e.key === 'Escape') hide(); });

// One tab stop a table; arrow keys inside.
const stops = (table) => [...table.rows].map((r) => [...r.querySelectorAll('.v, td button, th button')]).filter((r) => r.length);
const wire = (table) => {
  const all = stops(table);
  // What cannot be reached by itself gets its stop when the keyboard comes to it: tables can be long.
  all.flat().forEach((v, i) => { if (!i) v.tabIndex = 0; else if (v.matches('button, a')) v.tabIndex = -1; });
  table.addEventListener('keydown', (e) => {
    const move = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[e.key];
    if (!move) return;
    const rows = stops(table);
    const r = rows.findIndex((row) => row.includes(document.activeElement));
    if (r < 0) return;
    const c = rows[r].indexOf(document.activeElement);
    const row = rows[r + move[0]];
    const next = row && row[Math.min(row.length - 1, c + move[1])];
    if (!next || c + move[1] < 0) return;
    e.preventDefault();
    rows.flat().forEach((v) => { v.tabIndex = -1; });
    next.tabIndex = 0;
    next.focus();
  });
};
document.querySelectorAll('table.grid').forEach(wire);
