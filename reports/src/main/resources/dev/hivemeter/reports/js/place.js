// Where the reader is: a part of the address, so that it can be sent to somebody and gone back from.
// It holds names, never numbers of rows, and what is not one of ours is nothing.
const PLACE = ['measure', 'model', 'at', 'category', 'outcome', 'sort', 'prompt', 'a', 'b', 'to', 'with'];
const place = () => {
  const s = Object.fromEntries(PLACE.map((k) => [k, '']));
  if (location.hash.startsWith('#?'))
    for (const [k, v] of new URLSearchParams(location.hash.slice(2))) if (PLACE.includes(k)) s[k] = v;
  return s;
};
const address = (s) => '#?' + new URLSearchParams(Object.entries(s).filter(([k, v]) => v && PLACE.includes(k)));
// A step can be gone back from; a setting only replaces the one before.
const go = (changes, step) => {
  const to = address({ ...place(), ...changes });
  if (to === address(place())) return;
  if (step) location.hash = to;
  else location.replace(to);
};
const named = (names, name) => (name === '' ? -1 : names.indexOf(name));
// A list to choose from; redrawing keeps the keyboard where it was.
const choice = (label, key, options, chosen) => {
  const select = make('select', { 'data-key': key }, ...options.map(([v, t]) => make('option', { value: v }, t)));
  select.value = chosen;
  select.addEventListener('change', () => go({ [key]: select.value }));
  return make('label', {}, label, select);
};
const keepFocus = (inside, change) => {
  const at = inside.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  change();
  const again = at && [...inside.querySelectorAll('[data-key]')].find((e) => e.dataset.key === at);
  if (again) again.focus();
};
// The page of a prompt, of a model; here where there is none.
const promptLink = (p, s) => (data.prompts[p][3] || data.home) + address({ prompt: data.prompts[p][3] ? '' : data.prompts[p][0], ...s });
