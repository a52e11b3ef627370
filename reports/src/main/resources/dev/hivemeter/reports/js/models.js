// One model's page: the others beside it, and with one of them the prompts and the answers.
const models = (box) => {
  const cosine = (v) => (v / 1000).toFixed(2);
  const shade = (v) => 'q' + Math.max(0, Math.min(63, Math.floor(v / 1000 * 64)));
  const me = data.models[data.me];
  const numberCell = ([text, value, step, company], metric) => {
    const b = make('span', { class: 'v cell ' + (value === null ? 'qn' : metric === 'mmd2' ? '' : 'q' + step), 'data-m': metric, 'data-c': company }, value === null ? '–' : text);
    if (value === null) b.append(make('span', { class: 'vh' }, ' not available: ' + company));
    return make('td', {}, b);
  };
  const side = (model, [index, part, cut, text, more], stretches) => {
    const meta = make('div', { class: 'meta' }, make('b', {}, make('bdi', {}, model)), make('span', {}, '#' + index + (part ? ', part ' + (part + 1) : '')));
    if (cut) meta.append(make('span', { class: 'tag' }, 'cut by the token limit'));
    const e = make('article', { class: 'answer' }, meta, withMarks(text, stretches, 'models'));
    if (more) e.append(leftOut(more));
    return e;
  };
  return (s) => keepFocus(box, () => {
    const setting = s.at === '' || !data.settings.includes(s.at) ? data.reference : data.settings.indexOf(s.at);
    const others = data.at[setting] || [];
    const first = others.reduce((a, b) => (a === null || (b.n[0][1] ?? -2) > (a.n[0][1] ?? -2) ? b : a), null);
    const other = others.find((o) => data.models[o.m] === s.with) || first;
    const controls = make('div', { class: 'controls' });
    if (data.settings.length > 1) controls.append(choice('Setting', 'at', data.settings.map((t) => [t, t]), data.settings[setting]));
    if (!other) { box.replaceChildren(controls, make('p', {}, 'No other model was measured at this setting.')); return; }
    const name = data.models[other.m];
    controls.append(choice('Other model', 'with', others.map((o) => [data.models[o.m], data.models[o.m]]), name));
    if (data.categories.length) controls.append(categoryChoice(s));
    const pair = [];
    for (let i = 0; i < other.p.length; i += 3) if (inCategory(other.p[i], s)) pair.push(other.p.slice(i, i + 3));
    const closest = other.c.filter(([p]) => inCategory(p, s));
    const shown = new Set(closest.map(([p]) => p));
    const link = (p) => promptLink(p, { a: me, b: name, at: data.settings[setting] });
    const rows = pair.map(([p, h, best]) => ({ values: { prompt: data.prompts[p][1], h, best }, cells: [
      make('th', { scope: 'row' }, make('a', { href: link(p), dir: 'auto' }, data.prompts[p][1])),
      make('td', {}, make('span', { class: 'v cell ' + shade(h), 'data-m': 'inter-model-homogeneity', 'data-c': 'Mean over all pairs of an answer of the one and an answer of the other.' }, cosine(h))),
      make('td', {}, make('span', { class: 'v cell ' + shade(best), 'data-m': 'closest-two', 'data-c': 'The two answers that are most alike.' }, cosine(best))),
      make('td', {}, shown.has(p) ? make('a', { href: '#', class: 'down', onclick: (e) => {
        e.preventDefault();
        const to = document.getElementById('closest-' + p);
        to.scrollIntoView({ block: 'start' });
        to.focus({ preventScroll: true });
      } }, 'read') : '')] }));
    const cards = closest.map(([p, mine, theirs]) => {
      const at = pair.find((x) => x[0] === p);
      const [one, two] = shared(data.prompts[p][1], [[mine[3]], [theirs[3]]]);
      return make('section', { class: 'closest', id: 'closest-' + p, tabindex: '-1' },
        make('h3', {}, make('a', { href: link(p), dir: 'auto' }, data.prompts[p][1])),
        make('p', { class: 'soft' }, 'cosine of these two ' + cosine(at[2]) + ' · mean over all pairs ' + cosine(at[1])),
        make('div', { class: 'two' }, side(me, mine, one[0]), side(name, theirs, two[0])));
    });
    const table = others.slice().sort((a, b) => (b.n[0][1] ?? -2) - (a.n[0][1] ?? -2));
    const all = make('table', { class: 'browse' }, make('caption', { class: 'vh' }, 'Every other model beside ' + me),
      make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'model'), ...data.heads.map((h) => make('th', { scope: 'col' }, h)))),
      make('tbody', {}, ...table.map((o) => make('tr', { class: o === other ? 'chosen' : '' },
        make('th', { scope: 'row' }, make('button', { type: 'button', 'data-key': 'with ' + data.models[o.m], 'aria-current': o === other ? 'true' : null, onclick: () => go({ with: data.models[o.m] }, true) }, make('bdi', {}, data.models[o.m]))),
        ...o.n.map((n, i) => numberCell(n, data.metrics[i]))))));
    wire(all);
    box.replaceChildren(controls,
      make('section', { id: 'closest' }, make('h2', {}, 'Where ', make('bdi', {}, me), ' and ', make('bdi', {}, name), ' are most alike'), ...(cards.length ? cards : [make('p', { class: 'soft' }, 'The page holds no answers of these prompts.')])),
      make('section', { id: 'prompts' }, make('h2', {}, 'Prompt by prompt'), make('p', { class: 'how' }, 'Mean cosine between the two models’ answers, and the cosine of the two that are most alike. A prompt leads to all its answers.'),
        browse('Prompts by likeness', [{ key: 'prompt', label: 'prompt', cls: 'pcol', words: true }, { key: 'h', label: 'mean cosine' }, { key: 'best', label: 'closest two' }, { key: '', label: 'answers', plain: true }], rows, s, ['h', true])),
      make('section', { id: 'others' }, make('h2', {}, 'Every other model'), make('div', { class: 'scroll' }, all), make('p', { class: 'files' }, copyButton(() => all))));
  });
};
