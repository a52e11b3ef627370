// Elements, never from markup.
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
const draw = (tag, attributes = {}, ...children) => {
  const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [k, v] of Object.entries(attributes)) if (v !== null) e.setAttribute(k, v);
  e.append(...children);
  return e;
};
const count = (n, one) => n.toLocaleString('en') + ' ' + one + (n === 1 ? '' : 's');
// What need not be there when the page opens is made when the browser has nothing else to do, soon.
const later = (then) => (window.requestIdleCallback ? requestIdleCallback(then, { timeout: 500 }) : setTimeout(then, 50));
