'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const OUTCOMES = ['answered', 'refused', 'filtered', 'empty', 'failed', 'unparsed'];

  const make = (tag, attributes = {}, ...children) => {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(attributes)) {
      if (k === 'onclick') e.addEventListener('click', v);
      else if (v !== null) e.setAttribute(k, v);
    }
    e.append(...children);
    return e;
  };

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
    const d = document.getElementById('def-' + (v.dataset.m || '').split('@')[0]);
    pop.replaceChildren();
    if (d) pop.append(make('b', {}, d.querySelector('dt').firstChild.textContent.trim()));
    if (v.dataset.c) pop.append(make('span', {}, v.dataset.c));
    if (d) pop.append(make('div', {}, d.querySelector('dd p').textContent));
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
  document.addEventListener('scroll', hide, true);
  document.addEventListener('keydown', (e) => { if (e.key === 'Escape') hide(); });

  // One tab stop a table; arrow keys inside.
  const stops = (table) => [...table.rows].map((r) => [...r.querySelectorAll('.v, td button, th button')]).filter((r) => r.length);
  const wire = (table) => {
    const all = stops(table);
    all.flat().forEach((v, i) => { v.tabIndex = i ? -1 : 0; });
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

  // Prompt by prompt.
  const place = document.getElementById('explorer');
  if (!place) return;
  const state = { measure: 0, model: data.models.length > 1 ? -1 : 0, setting: data.models.length > 1 ? data.reference : -1, by: null, down: true };
  const shownColumns = () => data.columns.map((c, i) => i).filter((i) =>
    (state.model < 0 || data.columns[i][0] === state.model) &&
    (state.setting < 0 || data.columns[i][1] === state.setting || data.columns[i][0] >= data.people));
  const name = (i) => {
    const [m, s] = data.columns[i];
    if (m >= data.people) return data.models[m];
    if (state.model >= 0) return state.setting >= 0 ? data.models[m] + ', ' + data.settings[s] : data.settings[s];
    return state.setting >= 0 ? data.models[m] : data.models[m] + ', ' + data.settings[s];
  };
  const full = (i) => data.models[data.columns[i][0]] + (data.settings.length > 1 ? ', ' + data.settings[data.columns[i][1]] : '');
  const choice = (label, options, chosen, set) => {
    const select = make('select', {}, ...options.map(([v, t]) => {
      const o = make('option', { value: v }, t);
      o.selected = v === chosen;
      return o;
    }));
    select.addEventListener('change', () => { set(Number(select.value)); draw(); });
    return make('label', {}, label, select);
  };
  const head = (label, by, cls) => {
    const sorted = state.by === by;
    const button = make('button', { type: 'button', onclick: () => {
      if (state.by === by) state.down = !state.down;
      else { state.by = by; state.down = by !== 'prompt'; }
      draw();
      const again = place.querySelector('[data-by="' + by + '"]');
      if (again) again.focus();
    }, 'data-by': by }, label + (sorted ? (state.down ? ' ↓' : ' ↑') : ''));
    return make('th', { scope: 'col', class: cls, 'aria-sort': sorted ? (state.down ? 'descending' : 'ascending') : 'none' }, button);
  };
  const draw = () => {
    const measure = data.measures[state.measure];
    const columns = shownColumns();
    const rows = data.prompts.map((p, i) => i);
    const key = (p) => {
      if (state.by === 'prompt') return data.prompts[p][1];
      const v = measure.values[state.by] && measure.values[state.by][p];
      return Array.isArray(v) ? v[1] : null;
    };
    if (state.by !== null) rows.sort((a, b) => {
      const x = key(a), y = key(b);
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      return (x < y ? -1 : x > y ? 1 : 0) * (state.down ? -1 : 1) || a - b;
    });
    const table = make('table', { class: 'browse' },
      make('caption', { class: 'vh' }, measure.title + ' by prompt'),
      make('thead', {}, make('tr', {}, head('prompt', 'prompt', 'pcol'), ...columns.map((c) => head(name(c), c, '')))),
      make('tbody', {}, ...rows.map((p) => make('tr', {},
        make('th', { scope: 'row' }, make('button', { type: 'button', dir: 'auto', onclick: () => open(p, columns, null) }, data.prompts[p][1])),
        ...columns.map((c) => make('td', {}, cell(measure, c, p, columns)))))));
    const all = (items) => [[-1, 'all'], ...items.map((t, i) => [i, t])];
    place.replaceChildren(
      make('div', { class: 'controls' },
        choice('Measure', data.measures.map((m, i) => [i, m.title]), state.measure, (v) => { state.measure = v; }),
        choice('Model', all(data.models), state.model, (v) => { state.model = v; state.by = null; }),
        choice('Temperature', all(data.settings), state.setting, (v) => { state.setting = v; state.by = null; })),
      make('div', { class: 'scroll tall' }, table));
    wire(table);
  };
  const cell = (measure, c, p, columns) => {
    const v = measure.values[c][p];
    const shown = Array.isArray(v);
    const why = shown ? 'n = ' + v[2] + ' answers' : v === null ? 'not measured in this run' : data.reasons[v];
    const b = make('button', { type: 'button', class: 'v ' + (shown ? (measure.scaled ? 'q' + v[3] : '') : 'qn'), 'data-m': measure.name, 'data-c': why,
      onclick: () => open(p, columns, c) }, shown ? v[0] : '–');
    if (!shown) b.append(make('span', { class: 'vh' }, ' not available: ' + why));
    return b;
  };

  // The answers of one prompt, side by side.
  const dialog = document.getElementById('answers');
  const open = (p, columns, chosen) => {
    hide();
    const step = (by) => open((p + by + data.prompts.length) % data.prompts.length, columns, chosen);
    const body = make('div', { class: 'dbody', tabindex: '0' }, ...columns.map((c) => column(c, p, c === chosen)));
    dialog.replaceChildren(
      make('div', { class: 'dhead' },
        make('div', {}, make('p', { class: 'soft' }, data.prompts[p][0]), make('h2', { id: 'answers-title', dir: 'auto' }, data.prompts[p][1])),
        make('div', { class: 'buttons' },
          make('button', { type: 'button', onclick: () => step(-1) }, '← previous'),
          make('button', { type: 'button', onclick: () => step(1) }, 'next →'),
          make('button', { type: 'button', onclick: () => dialog.close() }, 'close'))),
      body);
    if (!dialog.open) dialog.showModal();
    const at = body.querySelector('.chosen');
    if (at) body.scrollLeft = at.offsetLeft - body.offsetLeft - 16;
  };
  const column = (c, p, chosen) => {
    const held = data.cells[c][p];
    const s = data.measures[0].values[c][p];
    const box = make('section', { class: chosen ? 'column chosen' : 'column' }, make('h3', {}, make('bdi', {}, full(c))));
    if (!held) { box.append(make('p', { class: 'soft' }, 'This model was not asked.')); return box; }
    box.append(make('p', { class: 'soft' }, data.measures[0].title + ' ' + (Array.isArray(s) ? s[0] : '–: ' + (s === null ? 'not measured' : data.reasons[s]))));
    for (const [index, outcome, cut, text, more, raw, rawMore] of held.a) {
      const meta = make('div', { class: 'meta' }, make('span', {}, '#' + index));
      if (outcome) meta.append(make('span', { class: 'tag' }, OUTCOMES[outcome]));
      if (cut) meta.append(make('span', { class: 'tag' }, 'cut by the token limit'));
      const answer = make('article', { class: 'answer' }, meta);
      const body = (t, left) => {
        const parts = [make('div', { class: 'text', dir: 'auto' }, t)];
        if (left) parts.push(make('p', { class: 'soft' }, '… ' + left + ' characters more in the run'));
        return parts;
      };
      if (text) answer.append(...body(text, more));
      if (raw !== undefined) {
        if (!text) answer.append(make('p', { class: 'soft' }, 'Nothing but reasoning: there is no answer to measure.'));
        answer.append(make('details', { class: 'think' }, make('summary', {}, 'as it came, with reasoning that is not measured'), ...body(raw, rawMore)));
      }
      box.append(answer);
    }
    if (held.a.length < held.of) box.append(make('p', { class: 'soft' }, (held.of - held.a.length) + ' more in the run'));
    if (held.of < held.planned) box.append(make('p', { class: 'soft' }, (held.planned - held.of) + ' still open'));
    return box;
  };
  dialog.addEventListener('close', hide);
  dialog.addEventListener('click', (e) => { if (e.target === dialog) dialog.close(); });
  draw();
})();
