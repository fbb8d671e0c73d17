/* Filters of a list, the same on the timeline and on the indexes: what is chosen, what fits, how many each
   option would leave, the chosen as buttons and in the address of the page. Whoever calls says what the list
   holds and shows what fits. Nothing is fetched. */
(function () {
  "use strict";

  const NONE = -1;
  const language = document.documentElement.lang || "en";
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const lower = (text) => text.toLocaleLowerCase(language);

  const fill = (text, fields) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? fields[name] : whole));
  const number = (many) => numbers.format(many);
  const many = (entry, n, fields) => fill(entry[plural.select(n)] || entry.other, Object.assign({ n: number(n) }, fields));

  function node(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
    children.forEach((child) => made.append(child));
    return made;
  }

  /* `columns[group][i]` is the place of an item's value, or places of its values, among `options[group]`, which are
     [value, words] each. `text(i)` is what a word is looked for in, `show(now)` draws what fits. `more` adds a
     choice of another kind: inside(i), active(), drop(add), write(query), read(query), clear(), sync(). */
  function filters(form, spec) {
    const words = spec.words, options = spec.options, columns = spec.columns, total = spec.count;
    const groups = Object.keys(options);
    const more = Object.assign({ inside: () => true, active: () => false, drop: () => {}, write: () => {}, read: () => {}, clear: () => {}, sync: () => {} }, spec.more);
    const several = groups.map((name) => Array.isArray(columns[name][0]));
    const chosen = form.querySelector(".chosen");
    const find = form.elements.find;
    const ticked = {}, indexOf = {};
    groups.forEach((name) => {
      ticked[name] = new Set();
      indexOf[name] = new Map(options[name].map((option, at) => [option[0], at]));
    });
    let asked = "", hay = null, now = null, remembering = 0, typing = 0;

    function haystack() {
      if (!hay) hay = Array.from({ length: total }, (_, i) => lower(spec.text(i)));
      return hay;
    }

    /* One pass: what fits; what fits but for the other choice; and how many each option would have, that is,
       all that fits but for the option's own group. */
    function sift() {
      const fits = [], anyhow = [];
      const counts = groups.map((name) => new Uint32Array(options[name].length));
      const wants = groups.map((name) => ticked[name].size > 0);
      const text = lower(asked.trim());
      const straw = text ? haystack() : null;
      for (let i = 0; i < total; i += 1) {
        if (text && straw[i].indexOf(text) < 0) continue;
        let missed = NONE, misses = 0;
        for (let g = 0; g < groups.length && misses < 2; g += 1) {
          if (!wants[g]) continue;
          const found = columns[groups[g]][i];
          const wanted = ticked[groups[g]];
          if (!(several[g] ? found.some((at) => wanted.has(at)) : wanted.has(found))) { missed = g; misses += 1; }
        }
        if (misses === 0) anyhow.push(i);
        if (misses > 1 || !more.inside(i)) continue;
        if (misses === 0) fits.push(i);
        for (let g = 0; g < groups.length; g += 1) {
          if (misses && g !== missed) continue;
          const found = columns[groups[g]][i];
          if (several[g]) found.forEach((at) => { counts[g][at] += 1; });
          else counts[g][found] += 1;
        }
      }
      return { fits: fits, anyhow: anyhow, counts: counts };
    }

    const active = () => asked.trim() !== "" || groups.some((name) => ticked[name].size > 0) || more.active();

    function show() {
      now = sift();
      tally();
      spec.show(now);
      buttons();
      clearTimeout(remembering);
      remembering = setTimeout(remember, 150);
    }

    function tally() {
      groups.forEach((name, g) => {
        form.querySelectorAll('input[name="' + name + '"]').forEach((input) => {
          const count = now.counts[g][indexOf[name].get(input.value)];
          input.parentNode.querySelector(".n").textContent = number(count);
          input.parentNode.classList.toggle("none", !count);
        });
      });
    }

    function buttons() {
      chosen.textContent = "";
      const add = (text, drop) => {
        const button = node("button", { type: "button", class: "btn", "aria-label": fill(words.remove, { what: text }) }, text, node("span", { "aria-hidden": "true" }, " ×"));
        button.addEventListener("click", () => { drop(); sync(); show(); (chosen.querySelector("button") || form.querySelector("summary")).focus(); });
        chosen.append(node("li", null, button));
      };
      groups.forEach((name) => ticked[name].forEach((at) => add(options[name][at][1], () => ticked[name].delete(at))));
      if (asked.trim()) add("“" + asked.trim() + "”", () => { asked = ""; });
      more.drop(add);
      chosen.hidden = !chosen.childNodes.length;
    }

    /* ---- The form says what is chosen, and the other way round ---- */
    function sync() {
      groups.forEach((name) => {
        form.querySelectorAll('input[name="' + name + '"]').forEach((input) => { input.checked = ticked[name].has(indexOf[name].get(input.value)); });
      });
      if (document.activeElement !== find) find.value = asked;
      more.sync();
    }

    form.addEventListener("change", (event) => {
      const input = event.target;
      if (input.type !== "checkbox") return;
      const at = indexOf[input.name].get(input.value);
      if (input.checked) ticked[input.name].add(at); else ticked[input.name].delete(at);
      show();
    });
    find.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => { asked = find.value; show(); }, 120);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      groups.forEach((name) => ticked[name].clear());
      asked = find.value = "";
      more.clear();
      sync();
      show();
    });

    /* ---- Long groups: the page lists the most frequent, this finds the rest ---- */
    function long(box) {
      const seek = box.querySelector(".find");
      const name = box.dataset.group, shelf = box.querySelector(".options"), told = box.querySelector(".matches");
      const usual = shelf.querySelectorAll(":not([hidden]) > input").length;
      const names = options[name].map((option) => lower(option[1]));
      box.list = () => {
        const text = lower(seek.value.trim());
        let hits = names.map((word, at) => at).filter((at) => !text || names[at].indexOf(text) >= 0);
        if (text) hits.sort((x, y) => names[x].indexOf(text) - names[y].indexOf(text) || x - y);
        const fit = hits.length;
        hits = hits.slice(0, text ? 40 : usual);
        ticked[name].forEach((at) => { if (hits.indexOf(at) < 0) hits.unshift(at); });
        shelf.textContent = "";
        hits.forEach((at) => {
          const input = node("input", { type: "checkbox", name: name, value: options[name][at][0] });
          input.checked = ticked[name].has(at);
          shelf.append(node("label", null, input, options[name][at][1], node("span", { class: "n" })));
        });
        told.textContent = fit ? fill(words.matches, { shown: number(hits.length), n: number(fit) }) : words.no_match;
        tally();
      };
      seek.addEventListener("input", box.list);
      seek.addEventListener("keydown", (event) => { if (event.key === "Escape" && seek.value) { seek.value = ""; box.list(); } });
    }

    /* ---- The address ---- */
    function remember() {
      const query = new URLSearchParams();
      groups.forEach((name) => ticked[name].forEach((at) => query.append(name, options[name][at][0])));
      if (asked.trim()) query.set("find", asked.trim());
      more.write(query);
      const text = query.toString();
      try {
        history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
      } catch (error) { /* a page opened from a file may not keep it */ }
    }

    function start() {
      if (window.matchMedia("(max-width: 44em)").matches) form.querySelector("details").open = false;
      form.classList.add("ready");
      const query = new URLSearchParams(location.search);
      groups.forEach((name) => query.getAll(name).forEach((value) => {
        if (indexOf[name].has(value)) ticked[name].add(indexOf[name].get(value));
      }));
      asked = query.get("find") || "";
      more.read(query);
      now = sift();
      form.querySelectorAll("fieldset[data-group]").forEach((box) => {
        if (!box.querySelector(".find")) return;
        long(box);
        if (ticked[box.dataset.group].size || box.querySelector("label[hidden]")) box.list();
      });
      sync();
      show();
    }

    return { active: active, show: show, sync: sync, start: start };
  }

  window.datelineFacets = { filters: filters, fill: fill, number: number, many: many, node: node };
})();
