// Runs of five or more words that answers share. Words are those of the scanner of docs/metrics.md.
const RUN = 5;
const OWN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const WORD = `(?:(?!${OWN})[\\p{L}\\p{N}\\p{M}])`;
const PICTURE = '\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]*';
const TOKEN = new RegExp(`${OWN}\\p{M}*|${WORD}+(?:['’]${WORD}+|(?<=\\p{Nd})[.,](?=\\p{Nd})${WORD}+)*|\\p{RI}\\p{RI}|${PICTURE}(?:\\u200D${PICTURE})*|[^\\s\\p{Cc}\\p{Cf}]`, 'gu');
const tokens = (text) => [...text.matchAll(TOKEN)].map((m) => ({ from: m.index, to: m.index + m[0].length, word: m[0].normalize('NFC').toLowerCase().replaceAll('’', "'") }));
// Every run of five words as one text, by where it begins.
const grams = (of) => {
  const out = [];
  for (let i = 0; i + RUN <= of.length; i++) out.push(of.slice(i, i + RUN).map((t) => t.word).join(' '));
  return out;
};
// For each text, group by group: the stretches that other texts have too, but for the prompt's own
// words. One pass to count, one to mark.
const shared = (prompt, groups) => {
  const echo = new Set(grams(tokens(prompt)));
  const seen = new Map();
  let number = 0;
  const read = groups.map((texts, g) => texts.map((text) => {
    const t = tokens(text), k = grams(t);
    number++;
    for (const gram of k) {
      if (echo.has(gram)) continue;
      const s = seen.get(gram);
      if (!s) seen.set(gram, { texts: 1, groups: 1, text: number, group: g });
      else {
        if (s.text !== number) { s.texts++; s.text = number; }
        if (s.group !== g) { s.groups++; s.group = g; }
      }
    }
    return { t, k };
  }));
  return read.map((texts) => texts.map(({ t, k }) => {
    const cover = new Array(t.length).fill(null);
    k.forEach((gram, i) => {
      const s = seen.get(gram);
      if (!s || s.texts < 2) return;
      for (let at = i; at < i + RUN; at++)
        if (!cover[at] || s.groups > cover[at].groups || (s.groups === cover[at].groups && s.texts > cover[at].texts)) cover[at] = s;
    });
    const out = [];
    for (let i = 0; i < t.length; i++) {
      if (!cover[i]) continue;
      const start = i, across = cover[i].groups > 1;
      let best = cover[i];
      while (i + 1 < t.length && cover[i + 1] && (cover[i + 1].groups > 1) === across) {
        i++;
        if (cover[i].groups > best.groups || (cover[i].groups === best.groups && cover[i].texts > best.texts)) best = cover[i];
      }
      const keys = k.slice(Math.max(0, start - RUN + 1), i + 1).filter((gram) => (seen.get(gram) || { texts: 0 }).texts > 1);
      out.push({ from: t[start].from, to: t[i].to, across, groups: best.groups, texts: best.texts, keys });
    }
    return out;
  }));
};
const marked = new WeakMap();
// The text with its shared stretches marked.
const withMarks = (text, stretches, people) => {
  const box = make('div', { class: 'text', dir: 'auto' });
  let at = 0;
  for (const s of stretches) {
    if (s.from < at || s.to > text.length) continue;
    box.append(text.slice(at, s.from));
    const mark = make('mark', { class: 'v ' + (s.across ? 'across' : 'within'), 'data-c':
      (s.across ? 'Five or more of these words in a row stand in ' + s.texts + ' answers of ' + s.groups + ' ' + people : 'Five or more of these words in a row stand in ' + s.texts + ' answers, all of this one') + '.' }, text.slice(s.from, s.to));
    marked.set(mark, s.keys);
    box.append(mark);
    at = s.to;
  }
  box.append(text.slice(at));
  return box;
};
// One chosen, the same words elsewhere light up; again, and they go out.
document.addEventListener('click', (e) => {
  const mark = e.target instanceof Element ? e.target.closest('mark') : null;
  if (!mark || !marked.has(mark)) return;
  const off = mark.classList.contains('lit');
  const keys = new Set(marked.get(mark));
  document.querySelectorAll('mark').forEach((m) => m.classList.toggle('lit', !off && (marked.get(m) || []).some((k) => keys.has(k))));
});
