// A link may name a prompt that this report does not have: the page says so where it begins.
const tellUnknown = (render) => {
  const note = make('p', { id: 'unknown', class: 'caution', role: 'status' });
  return (s) => {
    render(s);
    const known = s.prompt === '' || data.prompts.some((q) => q[0] === s.prompt);
    if (known) { note.remove(); return; }
    document.querySelector('main').prepend(note);
    note.replaceChildren('No prompt ‘', make('bdi', {}, s.prompt), '’ in this report: the link may be to the report of another run.');
  };
};
// What kind of page this is.
const start = () => {
  const box = document.getElementById(data.kind === 'explorer' ? 'explorer' : 'words');
  if (!box) return;
  document.body.classList.toggle('long', data.models.length > 25);
  let render;
  if (data.kind === 'explorer') render = explore(box, document.getElementById('answers'));
  else if (data.kind === 'model') render = models(box);
  else render = (s) => keepFocus(box, () => {
    const body = answersOf(0, s);
    box.replaceChildren(answerControls(0, s), body);
    const at = body.querySelector('.chosen');
    if (at) body.scrollLeft = at.offsetLeft - body.offsetLeft - 16;
  });
  if (data.kind === 'explorer') render = tellUnknown(render);
  // A link of the glossary's is not a place of ours.
  addEventListener('hashchange', () => { if (location.hash === '' || location.hash.startsWith('#?')) render(place()); });
  if (data.kind === 'explorer') later(() => { pairLinks(); render(place()); });
  else render(place());
};
start();
