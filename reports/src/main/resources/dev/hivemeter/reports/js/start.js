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
  // A link of the glossary's is not a place of ours.
  addEventListener('hashchange', () => { if (location.hash === '' || location.hash.startsWith('#?')) render(place()); });
  if (data.kind === 'explorer') later(() => { pairLinks(); render(place()); });
  else render(place());
};
start();
