// A table that is sorted by its heads: {key, label, cls} and rows of {values by key, cells}.
const sorting = (s) => (s.sort.startsWith('-') ? [s.sort.slice(1), true] : [s.sort, false]);
const browse = (caption, heads, rows, s, standard) => {
  const [by, down] = s.sort ? sorting(s) : standard;
  if (heads.some((h) => h.key === by)) {
    const value = (r) => (r.values[by] === undefined ? null : r.values[by]);
    rows = rows.map((r, i) => [r, i]).sort(([x, i], [y, j]) => {
      const a = value(x), b = value(y);
      if (a === null || b === null) return (a === null) - (b === null) || i - j;
      return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1) || i - j;
    }).map(([r]) => r);
  }
  const head = (h) => {
    if (h.plain) return make('th', { scope: 'col', class: 'plain' }, h.label);
    const here = by === h.key;
    return make('th', { scope: 'col', class: h.cls || '', 'aria-sort': here ? (down ? 'descending' : 'ascending') : 'none' },
      make('button', { type: 'button', 'data-key': 'sort ' + h.key, title: h.title || null,
        onclick: () => go({ sort: (here ? !down : !h.words) ? '-' + h.key : h.key }) }, h.label + (here ? (down ? ' ↓' : ' ↑') : '')));
  };
  const table = make('table', { class: 'browse' },
    make('caption', { class: 'vh' }, caption),
    make('thead', {}, make('tr', {}, ...heads.map(head))),
    make('tbody', {}, ...rows.map((r) => make('tr', { class: r.cls || '' }, ...r.cells))));
  wire(table);
  return make('div', { class: 'browsing' }, make('div', { class: 'scroll tall' }, table), make('p', { class: 'files' }, count(rows.length, 'row') + ' ', copyButton(() => table)));
};
const categoryChoice = (s) => choice('Category', 'category', [['', 'all'], ...data.categories.slice().sort().map((c) => [c, c])], s.category);
const inCategory = (p, s) => s.category === '' || data.prompts[p][2].includes(data.categories.indexOf(s.category));
