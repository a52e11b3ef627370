// One prompt: its map, and its answers side by side.
const full = (c) => data.models[data.columns[c][0]] + (data.settings.length > 1 && data.columns[c][0] < data.people ? ', ' + data.settings[data.columns[c][1]] : '');
const everywhere = data.models && data.models.length > 1 ? data.reference : -1;
// Which setting the place names: all of them is -1.
const settingOf = (s) => (s.at === 'all' ? -1 : s.at === '' ? everywhere : named(data.settings, s.at));
const settingChoice = (s) => choice('Setting', 'at', [['all', 'all'], ...data.settings.map((t) => [t, t])], settingOf(s) < 0 ? 'all' : data.settings[settingOf(s)]);
const outcomeChoice = (s) => choice('Outcome', 'outcome', [['', 'all'], ...OUTCOMES.map((o) => [o, o])], s.outcome);
const answerKey = (c, index) => 'answer-' + c + '-' + index;

const answersOf = (p, s) => {
  const setting = settingOf(s), a = named(data.models, s.a), b = named(data.models, s.b);
  const chosen = [a, b].filter((m) => m >= 0);
  const columns = data.columns.map((x, i) => i).filter((i) => {
    const [m, at] = data.columns[i];
    return (setting < 0 || at === setting || m >= data.people) && (!chosen.length || chosen.includes(m)) && data.cells[i][p];
  });
  // In the order in which they were chosen.
  if (chosen.length === 2) columns.sort((x, y) => chosen.indexOf(data.columns[x][0]) - chosen.indexOf(data.columns[y][0]) || x - y);
  const wanted = named(OUTCOMES, s.outcome);
  const kept = columns.map((c) => data.cells[c][p].a.filter((x) => wanted < 0 || x[1] === wanted));
  const models = [...new Set(columns.map((c) => data.columns[c][0]))];
  const groups = models.map((m) => columns.flatMap((c, i) => (data.columns[c][0] === m ? kept[i].filter((x) => x[1] === 0).map((x) => x[3]) : [])));
  const stretches = shared(data.prompts[p][1], groups).map((g) => g[Symbol.iterator]());
  const bodies = columns.map((c, i) => {
    const own = stretches[models.indexOf(data.columns[c][0])];
    return kept[i].map((x) => [x, x[1] === 0 ? own.next().value : []]);
  });
  const body = make('div', { class: 'dbody', tabindex: '0', autofocus: data.kind === 'explorer' ? '' : null, 'data-key': 'answers', role: 'group', 'aria-label': 'Answers, side by side' });
  const picture = mapOf(p, setting < 0 ? data.reference : setting, chosen, body);
  if (picture) body.append(picture);
  if (columns.length > 1) body.append(make('p', { class: 'soft sideways' }, columns.length + ' columns, scroll sideways →'));
  body.style.setProperty('--columns', Math.max(1, columns.length));
  // Told before the first paint, and again when the window changes.
  new ResizeObserver(() => body.classList.toggle('wider', body.scrollWidth > body.clientWidth + 1)).observe(body);
  columns.forEach((c, i) => body.append(column(c, p, bodies[i], kept[i].length, s)));
  if (!columns.length) body.append(make('p', { class: 'soft' }, 'No answer here fits what is chosen above.'));
  return body;
};
// On a small screen the answers come first: the map is folded until it is asked for.
let mapOpen = !matchMedia('(max-width:40rem)').matches;
const mapOf = (p, setting, chosen, body) => {
  const flat = data.maps[p] && data.maps[p][setting];
  if (!flat) return null;
  const points = [];
  for (let i = 0; i < flat.length; i += 6) {
    const [c, index, part, x, y, cluster] = flat.slice(i, i + 6);
    const model = data.columns[c][0];
    if (chosen.length && !chosen.includes(model)) continue;
    const cell = data.cells[c][p];
    const held = cell && cell.a.find((a) => a[0] === index);
    points.push({ x, y, cluster, model, c, index, who: data.models[model] + ', answer ' + index + (part ? ', part ' + (part + 1) : ''), says: held ? [...held[3]].slice(0, 160).join('') + (held[3].length > 160 ? '…' : '') : 'This page does not hold its text.' });
  }
  if (points.length < 3) return null;
  const pick = (q) => {
    const to = [...body.querySelectorAll('article')].find((e) => e.dataset.key === answerKey(q.c, q.index));
    if (!to) return;
    body.querySelectorAll('.picked').forEach((e) => e.classList.remove('picked'));
    to.classList.add('picked');
    to.focus();
    to.scrollIntoView({ block: 'center', inline: 'center' });
  };
  const box = make('details', { class: 'mapbar', open: mapOpen ? '' : null }, make('summary', {}, 'Map of the answers' + (data.settings.length > 1 ? ', ' + data.settings[setting] : '')), map(points, pick, 'map-' + data.prompts[p][0].replaceAll(/[^A-Za-z0-9-]+/g, '-')));
  box.addEventListener('toggle', () => { mapOpen = box.open; });
  return box;
};
const column = (c, p, answers, kept, s) => {
  const held = data.cells[c][p];
  const score = data.measures[0].values[c][p];
  const box = make('section', { class: data.models[data.columns[c][0]] === s.to ? 'column chosen' : 'column' }, make('h3', {}, data.maps[p] ? swatch(data.columns[c][0]) : '', make('bdi', {}, full(c))));
  const sharing = answers.filter(([, st]) => st.some((x) => x.across)).length;
  box.append(make('p', { class: 'soft said' }, data.measures[0].title + ' ' + (Array.isArray(score) ? score[0] : '–: ' + (score === null ? 'not measured' : data.reasons[score]))
    + (answers.length && data.models.length > 1 ? ' · words of another model in ' + sharing + ' of ' + kept + ' shown' : '')));
  for (const [a, stretches] of answers) box.append(answer(c, a, stretches));
  if (held.a.length < held.of) box.append(make('p', { class: 'soft' }, (held.of - held.a.length) + ' more in the run'));
  if (held.of < held.planned) box.append(make('p', { class: 'soft' }, (held.planned - held.of) + ' still open'));
  return box;
};
const leftOut = (n) => make('p', { class: 'soft' }, '… ' + count(n, 'character') + ' more in the run');
const answer = (c, [index, outcome, cut, text, more, raw, rawMore], stretches) => {
  const meta = make('div', { class: 'meta' }, make('span', {}, '#' + index));
  if (outcome) meta.append(make('span', { class: 'tag' }, OUTCOMES[outcome]));
  if (cut) meta.append(make('span', { class: 'tag' }, 'cut by the token limit'));
  const box = make('article', { class: 'answer', tabindex: '-1', 'data-key': answerKey(c, index), 'aria-label': full(c) + ', answer ' + index }, meta);
  const others = stretches.filter((x) => x.across);
  if (others.length) meta.append(make('span', {}, 'shares words with ' + (others.reduce((n, x) => Math.max(n, x.groups), 0) - 1) + ' other model' + (others.every((x) => x.groups === 2) ? '' : 's')));
  if (text) {
    box.append(withMarks(text, stretches, 'models'));
    if (more) box.append(leftOut(more));
  }
  if (raw !== undefined) {
    if (!text) box.append(make('p', { class: 'soft' }, 'Nothing but reasoning: there is no answer to measure.'));
    const think = make('details', { class: 'think' }, make('summary', {}, 'as it came, with reasoning that is not measured'), make('div', { class: 'text', dir: 'auto' }, raw));
    if (rawMore) think.append(leftOut(rawMore));
    box.append(think);
  }
  return box;
};
const answerControls = (p, s) => {
  const models = [...new Set(data.columns.filter((x, i) => data.cells[i][p]).map(([m]) => m))].map((m) => [data.models[m], data.models[m]]);
  const controls = make('div', { class: 'controls' });
  if (data.settings.length > 1) controls.append(settingChoice(s));
  if (models.length > 1) controls.append(choice('Model', 'a', [['', 'all'], ...models], s.a), choice('beside', 'b', [['', s.a ? 'nobody' : 'all'], ...models], s.b));
  controls.append(outcomeChoice(s));
  return controls;
};
