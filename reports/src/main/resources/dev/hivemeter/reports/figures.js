(() => {
  // One tab stop a figure; arrow keys go from number to number, and Home and End to the outermost.
  for (const svg of document.querySelectorAll('svg.plot')) {
    const all = [...svg.querySelectorAll('.v')];
    all.forEach((v, i) => {
      v.setAttribute('tabindex', i ? '-1' : '0');
      v.setAttribute('role', 'img');
      v.setAttribute('aria-label', v.dataset.c);
    });
    svg.addEventListener('keydown', (e) => {
      const i = all.indexOf(document.activeElement);
      const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: all.length - 1 }[e.key];
      if (i < 0 || to === undefined || !all[to]) return;
      e.preventDefault();
      all.forEach((v) => v.setAttribute('tabindex', '-1'));
      all[to].setAttribute('tabindex', '0');
      all[to].focus();
    });
  }
})();
