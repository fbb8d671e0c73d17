/* Filters of an index (facets.js) that has all of its lines on the page: what does not fit is hidden. */
(function () {
  "use strict";

  const form = document.querySelector("form.filters[data-words]");
  const items = Array.from(document.querySelectorAll("[data-in]"));
  const { filters, number, many, node } = window.datelineFacets;
  if (!form || !items.length) return;

  const words = JSON.parse(form.dataset.words);
  const out = form.querySelector("output");
  const parts = Array.from(document.querySelectorAll("[data-part]"));
  const none = node("p", { class: "standfirst none", hidden: "" }, words.nothing);
  form.after(none);

  const options = {}, columns = {};
  const marks = items.map((item) => item.dataset.in.split("|"));
  form.querySelectorAll("fieldset[data-group]").forEach((box, g) => {
    options[box.dataset.group] = Array.from(box.querySelectorAll("label"), (label) =>
      [label.querySelector("input").value, label.querySelector("input").nextSibling.textContent.trim()]);
    columns[box.dataset.group] = marks.map((mark) => mark[g].split(" ").filter(Boolean).map(Number));
  });

  let chosen;
  function show(now) {
    const fits = new Set(now.fits);
    items.forEach((item, i) => { item.hidden = !fits.has(i); });
    parts.forEach((part) => { part.hidden = chosen.active() && !part.querySelector("[data-in]:not([hidden])"); });
    none.hidden = now.fits.length > 0;
    out.value = many(words.shown, items.length, { shown: number(now.fits.length) });
    document.dispatchEvent(new CustomEvent("dateline:shown"));
  }

  chosen = filters(form, { count: items.length, options: options, columns: columns, words: words, show: show, text: (i) => items[i].textContent });
  chosen.start();
  window.performance.mark("index");
})();
