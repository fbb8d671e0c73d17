/* The timeline's list, table and file, and the time among its filters (facets.js); the index of incidents too,
   where there are too many for one page. All comes from assets/data/timeline.js; nothing else is fetched. What
   stands on the page before any script gives way to what is chosen. Form, band and address say the same. */
(function () {
  "use strict";

  const form = document.querySelector("form.filters");
  const data = window.datelineTimeline;
  if (!form || !data) return;

  const DAY = 86400000;
  const CHUNK = 100;
  const { fill, number, many, node } = window.datelineFacets;
  const words = data.words;
  const language = document.documentElement.lang || "en";
  const columns = data.columns;
  const total = data.count;

  /* ---- Words ---- */
  const parts = (day) => {
    const date = new Date(day * DAY);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay() };
  };
  const iso = (day) => {
    const p = parts(day);
    return String(p.year).padStart(4, "0") + "-" + two(p.month + 1) + "-" + two(p.day);
  };
  const two = (n) => String(n).padStart(2, "0");
  const days = (text) => Math.floor(Date.parse(text + "T00:00:00Z") / DAY);
  const lastOfMonth = (year, month) => new Date(Date.UTC(2000, month + 1, 0)).getUTCDate() - (month === 1 && !leap(year) ? 1 : 0);
  const leap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

  function named(day) {
    const p = parts(day);
    return fill(words.day, { day: p.day, month: words.months[p.month], year: p.year });
  }

  /* Two days in words, as a year, a month or a day if they are just that. */
  function span(a, b) {
    const x = parts(a), y = parts(b);
    const starts = x.day === 1, ends = y.day === lastOfMonth(y.year, y.month);
    const pair = (from, to) => (from === to ? String(from) : fill(words.from_to, { from: from, to: to }));
    const month = (p) => fill(words.month, { month: words.months[p.month], year: p.year });
    if (starts && ends && x.month === 0 && y.month === 11) {
      if (x.year % 10 === 0 && y.year === x.year + 9) return fill(words.decade, { year: x.year });
      return pair(x.year, y.year);
    }
    return starts && ends ? pair(month(x), month(y)) : pair(named(a), named(b));
  }

  function tick(day, unit, first) {
    const p = parts(day);
    if (unit === "decade") return fill(words.decade, { year: p.year });
    if (unit === "year") return String(p.year);
    const month = words.months_short[p.month];
    if (unit === "month") return first || p.month === 0 ? fill(words.month, { month: month, year: p.year }) : month;
    return first || p.day === 1 ? p.day + " " + month : String(p.day);
  }

  /* ---- Columns ---- */
  const first = new Int32Array(total), last = new Int32Array(total), dated = new Uint8Array(total);
  columns.day.reduce((day, step, i) => {
    const extent = columns.span[i];
    first[i] = day + step;
    last[i] = first[i] + Math.max(0, extent);
    dated[i] = extent > -2 ? 1 : 0;
    return first[i];
  }, 0);

  const place = (i) => data.pools.place[columns.place[i]][0];
  const title = (i) => data.pools.title[columns.title[i]].replace("\t", () => place(i));
  const href = (i) => data.folder + data.pools.path[columns.path[i]]
    .replace("@", () => iso(first[i])).replace("\t", () => data.pools.place[columns.place[i]][1]) + ".html";
  const kind = (i) => data.options.type[columns.type[i]][1];
  const toll = (i, outcome) => data.pools[outcome + "_toll"][columns[outcome + "_toll"][i]];
  const actors = (i) => columns.actor ? columns.actor[i].map((at) => data.options.actor[at][1]) : [];

  function section(i) {
    if (!dated[i] || columns.span[i] < 0) return ["unknown", ""];
    const a = parts(first[i]), b = parts(last[i]);
    if (a.year !== b.year) return ["several", ""];
    const year = iso(first[i]).slice(0, 4);
    return [year, a.month === b.month ? year + "-" + two(a.month + 1) : ""];
  }

  const headings = { several: words.several, unknown: words.undated };

  /* The index has no band: there years are options among the others. */
  if (form.querySelector('[data-group="year"]')) {
    const places = new Map();
    const column = Array.from({ length: total }, (_, i) => {
      const name = section(i)[0];
      if (!places.has(name)) places.set(name, places.size);
      return places.get(name);
    });
    columns.year = column;
    data.options.year = Array.from(places.keys(), (name) => [name, headings[name] || name]);
  }

  /* ---- Drawing rows: the same as templates/parts/rows.md.j2 writes ---- */
  function strip(i) {
    if (!dated[i] || columns.span[i] < 0) return "";
    const a = parts(first[i]), b = parts(last[i]);
    const exact = columns.span[i] === 0;
    const within = a.year === b.year && a.month === b.month;
    const size = lastOfMonth(a.year, a.month), width = b.day - a.day + 1;
    const text = !within ? words.strip_span : width >= size ? words.strip_month
      : fill(width === 1 ? words.strip_day : words.strip_days, { day: a.day, last: b.day, total: size });
    const bar = node("i", { style: "--a:" + (within ? (a.day - 1) / size * 100 : 0) + ";--w:" + (within ? width / size * 100 : 100) });
    if (!exact) bar.className = "soft";
    return node("span", { class: "strip", role: "img", "aria-label": text }, bar);
  }

  function day(i) {
    const p = parts(first[i]);
    return fill(words.day_in_year, { weekday: words.weekdays_short[p.weekday], day: p.day, month: words.months_short[p.month] });
  }

  function figures(i, box) {
    ["killed", "injured"].forEach((outcome) => {
      const found = toll(i, outcome);
      if (!found.length) return;
      const line = node("span", { class: "line" }, node("b", null, found[0]));
      if (found[1]) line.append(" " + found[1]);
      if (found[2]) line.append(", " + words.latest + " ", node("b", null, found[2]));
      line.append(" " + words[outcome]);
      if (box.childNodes.length) box.append(" ");
      box.append(line);
    });
    if (!box.childNodes.length) box.append(words.not_told);
    return box;
  }

  function chips(i) {
    const found = data.pools.chips[columns.chips[i]];
    if (!found.length) return "";
    const box = node("span", { class: "chips" });
    found.forEach((chip, at) => box.append(at ? " " : "", node("span", { class: "mod " + chip[1] }, chip[0])));
    return box;
  }

  function row(i) {
    const exact = columns.span[i] === 0;
    const when = exact ? node("time", { datetime: iso(first[i]) }, day(i)) : node("span", { class: "when" }, data.pools.when[columns.when[i]]);
    const meta = [place(i), kind(i), columns.stub[i] ? words.stub : ""].filter(Boolean).join(" · ");
    const what = node("span", { class: "what" }, node("a", { href: href(i) }, title(i)));
    const said = chips(i);
    const figure = figures(i, node("div", { class: "toll" }));
    if (said) figure.append(" ", said);
    return node("li", null, node("div", null, when, " ", strip(i)), node("div", null, what, node("span", { class: "meta" }, meta)), figure);
  }

  const tail = {};
  const below = { several: words.span_of_years, unknown: words.no_day };

  /* How many of a choice fall into each year and month. */
  function census(fits) {
    const counts = new Map();
    fits.forEach((i) => section(i).reduce((above, name) => {
      const key = above + name + "/";
      counts.set(key, (counts.get(key) || 0) + 1);
      return key;
    }, ""));
    return counts;
  }

  /* Rows start..end of a choice, under their years and months; a later part goes on where one ended. */
  function list(fits, start, end, box) {
    if (!start) Object.assign(tail, { year: null, month: null, counts: census(fits) });
    const count = (text) => node("span", { class: "count" }, text);
    for (let at = start; at < end; at += 1) {
      const [year, month] = section(fits[at]);
      if (year !== tail.year) {
        const inside = many(words.incidents, tail.counts.get(year + "/"));
        tail.part = node("section", { class: "year" }, node("h2", null, headings[year] || year, " ", count(inside)));
        box.insertBefore(tail.part, box.querySelector(".more"));
      }
      if (year !== tail.year || month !== tail.month) {
        const name = month ? words.months[Number(month.slice(5)) - 1] : below[year] || words.no_month;
        tail.part.append(node("h3", null, name, " ", count(number(tail.counts.get(year + "/" + month + "/")))));
        tail.rows = node("ul", { class: "rows" });
        tail.part.append(tail.rows);
      }
      tail.year = year;
      tail.month = month;
      tail.rows.append(row(fits[at]));
    }
  }

  function table(fits, start, end, box) {
    let body = box.querySelector("tbody");
    if (!body) {
      const names = Object.keys(words.table).map((name) => node("th", { scope: "col", role: "columnheader" }, words.table[name]));
      body = node("tbody", { role: "rowgroup" });
      box.append(node("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.table_caption },
        node("table", { class: "stack choice", role: "table" }, node("caption", null, words.table_caption),
          node("thead", { role: "rowgroup" }, node("tr", { role: "row" }, ...names)), body)));
    }
    for (let at = start; at < end; at += 1) {
      const i = fits[at];
      const exact = columns.span[i] === 0;
      const figure = (outcome) => toll(i, outcome).slice(0, 2).filter(Boolean).join(" ") || "–";
      const cell = (name, ...children) => node("td", { role: "cell", "data-th": words.table[name] }, ...children);
      body.append(node("tr", { role: "row" },
        cell("day", exact ? node("time", { datetime: iso(first[i]) }, iso(first[i])) : range(i)),
        node("th", { scope: "row", role: "rowheader" }, node("a", { href: href(i) }, title(i))),
        cell("place", place(i) || "–"), cell("type", kind(i)), cell("killed", figure("killed")), cell("injured", figure("injured")),
        cell("said", data.pools.chips[columns.chips[i]].map((chip) => chip[0]).join(", ") || "–"), cell("actors", actors(i).join(", ") || "–")));
    }
  }

  const range = (i) => (!dated[i] ? words.undated : columns.span[i] < 0 ? data.pools.when[columns.when[i]]
    : fill(words.from_to, { from: iso(first[i]), to: iso(last[i]) }));

  /* ---- The page follows ---- */
  const whole = document.querySelector(".md-content .whole");
  const found = document.querySelector(".md-content .found");
  const out = form.querySelector("output");
  const figure = document.querySelector("figure.band");
  const draw = figure ? window.datelineBand(figure, { first: first, last: last, stub: columns.stub, dated: dated },
    { words: words, fill: fill, many: many, number: number, span: span, tick: tick, day: days, window: windowWords }, travel) : function () {};
  const usual = form.dataset.as || "list";
  const state = { from: null, to: null, as: usual };
  let now = null;

  function windowWords(a, b) { return a === null ? words.whole : span(a, b); }

  const filters = window.datelineFacets.filters(form, {
    count: total, options: data.options, columns: columns, words: words, show: show,
    text: (i) => [title(i), place(i), kind(i)].concat(actors(i)).join("\n"),
    more: {
      inside: (i) => state.from === null || (dated[i] && first[i] <= state.to && last[i] >= state.from),
      active: () => state.from !== null,
      drop: (add) => { if (state.from !== null) add(span(state.from, state.to), () => { state.from = state.to = null; }); },
      clear: () => { state.from = state.to = null; },
      sync: sync, write: write, read: read,
    },
  });

  function show(sifted) {
    now = sifted;
    const plain = !filters.active() && state.as === usual;
    whole.hidden = !plain;
    found.hidden = plain;
    found.textContent = "";
    if (!plain) chunk(0);
    const told = many(words.shown, total, { shown: number(now.fits.length) });
    out.value = state.from === null ? told : fill(words.shown_window, { shown: told, window: span(state.from, state.to) });
    draw(now.anyhow, state.from, state.to);
  }

  function chunk(start) {
    const end = Math.min(now.fits.length, start + CHUNK);
    if (!now.fits.length) found.append(node("p", { class: "standfirst" }, words.nothing));
    else (state.as === "table" ? table : list)(now.fits, start, end, found);
    const left = now.fits.length - end;
    if (!left) return;
    const button = node("button", { class: "btn more", type: "button" }, many(words.more, Math.min(left, CHUNK)));
    button.addEventListener("click", () => {
      button.remove();
      chunk(end);
      found.querySelectorAll(".what a, tbody th a")[end].focus();
    });
    found.append(button);
  }

  function travel(from, to) {
    state.from = from;
    state.to = to;
    filters.sync();
    filters.show();
  }

  /* ---- The form says what is chosen, and the other way round ---- */
  const field = (name) => form.elements[name];

  function sync() {
    if (field("from")) {
      field("from").value = state.from === null ? "" : iso(state.from);
      field("to").value = state.to === null ? "" : iso(state.to);
    }
    form.querySelectorAll("[data-as]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.as === state.as)));
  }

  function dates() {
    const from = days(field("from").value), to = days(field("to").value);
    const ends = [figure.dataset.first, figure.dataset.last].map(days);
    if (isNaN(from) && isNaN(to)) { state.from = state.to = null; return; }
    state.from = isNaN(from) ? ends[0] : from;
    state.to = isNaN(to) ? ends[1] : to;
    if (state.to < state.from) state.to = state.from;
  }

  form.addEventListener("change", (event) => {
    if (event.target.type !== "date") return;
    dates();
    filters.show();
  });
  form.querySelectorAll("[data-as]").forEach((button) => button.addEventListener("click", () => { state.as = button.dataset.as; filters.sync(); filters.show(); }));

  /* ---- The visible set as a file ---- */
  function csv() {
    const head = ["id", "address", "title", "type", "earliest", "latest", "place", "country", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "attribution", "actors", "mentions_only"];
    const lines = now.fits.map((i) => {
      const page = new URL(href(i), location.href);
      const counts = (outcome) => { const found = toll(i, outcome); return found.length ? found.slice(3) : [null, null, null]; };
      const country = columns.country ? data.options.country[columns.country[i]][0] : "none";
      return [href(i).slice(data.folder.length, -5), page.href, title(i), data.options.type[columns.type[i]][0],
        dated[i] && columns.span[i] >= 0 ? iso(first[i]) : "", dated[i] ? iso(last[i]) : "", place(i), country === "none" ? "" : country,
        ...counts("killed"), ...counts("injured"), data.pools.chips[columns.chips[i]].map((chip) => chip[0]).join("; "), actors(i).join("; "), columns.stub[i] ? "true" : "false"];
    });
    return [head].concat(lines).map((line) => line.map(safe).join(",")).join("\r\n") + "\r\n";
  }

  /* A cell that a spreadsheet would take for a formula is kept from it by an apostrophe. */
  function safe(value) {
    let text = value === null ? "" : String(value);
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  const save = form.querySelector('[data-do="csv"]');
  if (save) save.addEventListener("click", () => {
    const link = node("a", { href: URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" })), download: "timeline.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  /* ---- The address ---- */
  /* "2019", "2019-03" and "2019-03-07" are the first or the last day of what they name. */
  function ends(text, end) {
    const p = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text || "");
    if (!p) return null;
    const month = p[2] ? Number(p[2]) : end ? 12 : 1;
    if (month < 1 || month > 12) return null;
    const day = p[3] || two(end ? lastOfMonth(Number(p[1]), month - 1) : 1);
    const found = days(p[1] + "-" + two(month) + "-" + day);
    return isNaN(found) ? null : found;
  }

  function shorten(day, end) {
    const p = parts(day), text = iso(day);
    if (p.day !== (end ? lastOfMonth(p.year, p.month) : 1)) return text;
    return p.month === (end ? 11 : 0) ? text.slice(0, 4) : text.slice(0, 7);
  }

  function write(query) {
    if (state.from !== null) {
      query.set("from", shorten(state.from, false));
      query.set("to", shorten(state.to, true));
    }
    if (state.as !== usual) query.set("as", state.as);
  }

  function read(query) {
    if (["list", "table"].indexOf(query.get("as")) >= 0) state.as = query.get("as");
    if (!figure || !(query.get("from") || query.get("to"))) return;
    const a = ends(query.get("from"), false), b = ends(query.get("to"), true);
    if (a === null && b === null) return;
    state.from = a === null ? days(figure.dataset.first) : a;
    state.to = Math.max(state.from, b === null ? days(figure.dataset.last) : b);
  }

  filters.start();
  window.performance.mark("timeline");
})();
