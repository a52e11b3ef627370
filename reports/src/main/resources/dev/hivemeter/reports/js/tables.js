// The tables of numbers, sorted by their heads. What the others are read against stays below them,
// names that cover several rows are repeated, and a third press gives the page's own order again.
const collator = new Intl.Collator('en', { numeric: true });
// By what is printed; what has no number is null.
const printedNumber = (cell) => {
  if (cell.querySelector('.none')) return null;
  const found = cell.textContent.replace(/[\s\u202f,]/g, '').replace('\u2212', '-').match(/-?\d*\.?\d+/);
  return found ? Number(found[0]) : null;
};
const groupsOf = (table) => (table.tHead.rows.length < 2 ? [] : [...table.tHead.rows[0].cells].flatMap((c) => Array(c.colSpan).fill(c.textContent.trim())));
const sortTable = (table) => {
  const body = table.tBodies[0], printed = [...body.rows];
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells], groups = groupsOf(table);
  const ends = printed.filter((r) => r.classList.contains('endrow'));
  const rows = printed.filter((r) => !r.classList.contains('endrow'));
  if (rows.length < 2) return;
  let names = null, by = -1, down = false;
  const split = () => {
    let own = null;
    names = printed.map((row) => {
      const name = row.querySelector('th.name');
      if (name) own = name;
      else row.prepend(Object.assign(own.cloneNode(true), { rowSpan: 1, scope: 'row' }));
      return name ? [name, name.rowSpan] : [row.cells[0], 0];
    });
    for (const [name, span] of names) if (span) name.rowSpan = 1;
  };
  const join = () => {
    for (const [name, span] of names) if (span) name.rowSpan = span; else name.remove();
    names = null;
  };
  const sort = (i) => {
    const words = i < 2;
    if (by !== i) [by, down] = [i, !words];
    else if (down !== words) down = words;
    else by = -1;
    if (by < 0) join();
    else if (!names) split();
    const keyed = by < 0 ? [] : rows.map((r, at) => [r, words ? r.cells[i].textContent.trim() : printedNumber(r.cells[i]), at]);
    keyed.sort(([, a, x], [, b, y]) => {
      if (a === null || b === null) return (a === null) - (b === null) || x - y;
      return (words ? collator.compare(a, b) : a - b) * (down ? -1 : 1) || x - y;
    });
    body.append(...(by < 0 ? printed : [...keyed.map(([r]) => r), ...ends]));
    table.classList.toggle('sorted', by >= 0);
    heads.forEach((h, k) => {
      const button = h.querySelector('button');
      if (!button) return;
      h.setAttribute('aria-sort', k !== by ? 'none' : down ? 'descending' : 'ascending');
      button.textContent = k !== by ? '↕' : down ? '↓' : '↑';
    });
  };
  heads.forEach((h, i) => {
    const label = h.textContent.trim();
    if (!label) return;
    h.setAttribute('aria-sort', 'none');
    h.append(make('button', { type: 'button', class: 'sort', tabindex: i ? '-1' : '0', title: 'sort', 'aria-label': 'sort by ' + label + (groups[i] ? ', ' + groups[i] : ''), onclick: () => sort(i) }, '↕'));
  });
  // Still one tab stop a table: the arrow keys lead from the heads to the numbers.
  const first = body.querySelector('[tabindex="0"]');
  if (first) first.tabIndex = -1;
};
document.querySelectorAll('table.sortable').forEach(sortTable);
