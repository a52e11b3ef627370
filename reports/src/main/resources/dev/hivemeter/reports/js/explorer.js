// The first page's table of prompts, and the window with the answers of one.
const explore = (box, dialog) => {
  let drawn = null;
  const many = data.models.length > 1;
  const within = (measure, [,,,, ends, method]) => (ends ? '95\u00a0% interval ' + ends.split(' ').map((e) => e + measure.unit).join(' to ') + ' (' + measure.methods[method || 0] + ') · ' : '');
  const table = (s) => {
    const measure = data.measures.find((m) => m.name === s.measure) || data.measures[0];
    const model = s.model === '' ? (many ? -1 : 0) : named(data.models, s.model);
    const setting = model >= 0 && s.at === '' ? -1 : settingOf(s);
    const outcome = named(OUTCOMES, s.outcome);
    const columns = data.columns.map((c, i) => i).filter((i) => (model < 0 || data.columns[i][0] === model) && (setting < 0 || data.columns[i][1] === setting || data.columns[i][0] >= data.people));
    const name = (i) => {
      const [m, at] = data.columns[i];
      if (m >= data.people) return data.models[m];
      if (model >= 0) return setting >= 0 ? full(i) : data.settings[at];
      return setting >= 0 ? data.models[m] : full(i);
    };
    const open = (p, c) => go({ prompt: data.prompts[p][0], to: c === null ? '' : data.models[data.columns[c][0]], a: '', b: '' }, true);
    const cell = (c, p) => {
      const v = measure.values[c][p];
      const has = Array.isArray(v);
      const why = has ? within(measure, v) + 'n = ' + v[2] + ' answers' : v === null ? 'not measured in this run' : data.reasons[v];
      const b = make('button', { type: 'button', class: 'v ' + (has ? (measure.scaled ? 'q' + v[3] : '') : 'qn'), 'data-m': measure.name, 'data-c': why, onclick: () => open(p, c) }, has ? v[0] : '–');
      if (!has) b.append(make('span', { class: 'vh' }, ' not available: ' + why));
      return make('td', {}, b);
    };
    const came = (p) => columns.some((c) => data.cells[c][p] && data.cells[c][p].o[outcome]);
    const rows = data.prompts.map((q, p) => p).filter((p) => inCategory(p, s) && (outcome < 0 || came(p))).map((p) => {
      const values = { prompt: data.prompts[p][1] };
      for (const c of columns) values[full(c)] = Array.isArray(measure.values[c][p]) ? measure.values[c][p][1] : null;
      return { values, cells: [make('th', { scope: 'row' }, make('button', { type: 'button', dir: 'auto', onclick: () => open(p, null) }, data.prompts[p][1])), ...columns.map((c) => cell(c, p))] };
    });
    const controls = make('div', { class: 'controls' },
      choice('Measure', 'measure', data.measures.map((m) => [m.name, m.title]), measure.name));
    if (many) controls.append(choice('Model', 'model', [['', 'all'], ...data.models.map((m) => [m, m])], model < 0 ? '' : data.models[model]));
    if (data.settings.length > 1) controls.append(settingChoice(setting < 0 ? { ...s, at: 'all' } : s));
    if (data.categories.length) controls.append(categoryChoice(s));
    controls.append(outcomeChoice(s));
    const parts = [controls];
    if (model >= 0 && data.modelPages[model]) parts.push(make('p', {}, make('a', { href: data.modelPages[model] }, data.models[model] + ' beside every other model')));
    parts.push(browse(measure.title + ' by prompt', [{ key: 'prompt', label: 'prompt', cls: 'pcol', words: true }, ...columns.map((c) => ({ key: full(c), label: name(c) }))], rows, s, ['', false]));
    if (!rows.length) parts.push(make('p', { class: 'soft' }, 'No prompt fits what is chosen.'));
    box.replaceChildren(...parts);
  };
  const answers = (s) => {
    const p = s.prompt === '' ? -1 : data.prompts.findIndex((q) => q[0] === s.prompt);
    if (p < 0) { if (dialog.open) dialog.close(); return; }
    hide();
    const step = (by) => go({ prompt: data.prompts[(p + by + data.prompts.length) % data.prompts.length][0] }, true);
    const page = data.prompts[p][3];
    keepFocus(dialog, () => {
      const body = answersOf(p, s);
      dialog.replaceChildren(
        make('div', { class: 'dhead' },
          make('div', {}, make('p', { class: 'soft' }, [data.prompts[p][0], ...data.prompts[p][2].map((c) => data.categories[c])].join(' · ')), make('h2', { id: 'answers-title', dir: 'auto' }, data.prompts[p][1]),
            page ? make('p', {}, make('a', { href: page + address({ at: s.at, to: s.to }) }, 'All texts of this prompt on their own page'), make('span', { class: 'soft' }, ' – here is the beginning of one a cell')) : '',
            answerControls(p, s)),
          make('div', { class: 'buttons' },
            make('button', { type: 'button', 'data-key': 'previous', onclick: () => step(-1) }, '← previous'),
            make('button', { type: 'button', 'data-key': 'next', onclick: () => step(1) }, 'next →'),
            make('button', { type: 'button', 'data-key': 'close', onclick: () => dialog.close() }, 'close'))),
        body);
      if (!dialog.open) dialog.showModal();
      const at = body.querySelector('.chosen');
      if (at) body.scrollLeft = at.offsetLeft - body.offsetLeft - 16;
    });
  };
  dialog.addEventListener('close', () => { hide(); go({ prompt: '', to: '', a: '', b: '' }, true); });
  dialog.addEventListener('click', (e) => { if (e.target === dialog) dialog.close(); });
  // The table is drawn again only when what it shows has changed, so that the keyboard stays in it.
  return (s) => {
    const shows = address({ ...s, prompt: '', to: '', a: '', b: '' });
    if (shows !== drawn) keepFocus(box, () => table(s));
    drawn = shows;
    answers(s);
  };
};
// A cell between two models leads to the page of the pair.
const pairLinks = () => document.querySelectorAll('figure.matrix table').forEach((table) => {
  const columns = [...table.tHead.rows[0].cells].slice(1).map((th) => named(data.models, th.textContent.trim()));
  const setting = table.closest('figure').querySelector('h3').textContent;
  for (const row of table.tBodies[0].rows) {
    const a = named(data.models, row.cells[0].textContent.trim());
    [...row.cells].slice(1).forEach((td, i) => {
      const v = td.querySelector('.v'), b = columns[i];
      if (!v || a < 0 || b < 0 || a === b || !data.modelPages[a]) return;
      const link = make('a', { class: v.className, href: data.modelPages[a] + address({ with: data.models[b], at: data.settings.includes(setting) ? setting : '' }), 'data-m': v.dataset.m, 'data-c': v.dataset.c, tabindex: '-1' }, ...v.childNodes);
      v.replaceWith(link);
    });
  }
});
