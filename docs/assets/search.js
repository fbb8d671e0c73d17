/* Search over Pagefind's index: the box in the header and the page of answers. Nothing of the index
   is loaded before the first key; the address of the page of answers keeps words and filters. */
(function () {
  "use strict";
  var frame = document.querySelector(".finder");
  if (!frame) return;
  var words = {};
  var root = new URL(frame.dataset.root.replace(/\/?$/, "/"), location.href);
  var SHOWN = 8;
  var SOON = 3; // answers that are shown before the others have come
  var PAGE = 20;
  var FACETS = ["kind", "type", "country", "actor", "year"];
  var OPTIONS = 8;
  var library = null;

  /* ---- Pagefind, loaded once ---- */
  function pagefind() {
    if (location.protocol === "file:") return Promise.reject(new Error(frame.dataset.server));
    library = library || Promise.all([
      import(new URL("pagefind/pagefind.js", root).href),
      fetch(new URL("pagefind/words.json", root)).then(function (answer) { return answer.json(); })
    ]).then(function (loaded) {
      var module = loaded[0];
      words = loaded[1];
      return module.options({ noWorker: true, baseUrl: root.pathname, excerptLength: 0,
        ranking: { pageLength: 0, termFrequency: 0, metaWeights: { title: 8, headline: 0.5 } } }).then(function () { return module; });
    }).catch(function () { library = null; throw new Error(frame.dataset.broken); });
    return library;
  }

  function address(data) { return new URL(data.raw_url.replace(/^\//, ""), root).href; }

  function name(data) { return data.meta.title || data.meta.headline; }

  function number(count) { return count.toLocaleString(document.documentElement.lang || "en"); }

  function counted(text, count) { return text.replace("#", number(count)); }

  function total(count) {
    return count === 0 ? words.none : count === 1 ? words.one : counted(words.many, count);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /* What a card says below its title: kind, day, place, figures, marks. */
  function facts(meta) {
    var box = element("span", "card");
    ["kind", "more", "when", "place", "count"].forEach(function (name) {
      if (meta[name]) box.appendChild(element("span", "of-" + name, meta[name]));
    });
    if (meta.toll) box.appendChild(element("span", "of-toll", meta.toll));
    (meta.said || "").split("|").filter(Boolean).forEach(function (said) {
      var cut = said.indexOf(":");
      box.appendChild(element("span", "mod " + said.slice(0, cut), said.slice(cut + 1)));
    });
    return box;
  }

  function load(results) {
    return Promise.all(results.map(function (result) { return result.data(); }));
  }

  /* ---- The box in the header: a list of the first answers below it ---- */
  function box(form) {
    var input = form.querySelector("input");
    var list = form.querySelector(".answers");
    var said = form.querySelector(".said");
    var turn = 0;
    var active = -1;

    function options() { return Array.prototype.slice.call(list.children); }

    function open(shown) {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      if (!shown) mark(-1);
    }

    function mark(place) {
      active = place;
      options().forEach(function (option, at) { option.setAttribute("aria-selected", String(at === place)); });
      if (place < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }

    function option(href, place) {
      var link = element("a", "answer");
      link.href = href;
      link.id = "finder-" + place;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      return link;
    }

    /* `visible` is false where the reader closed the list before all answers were there. */
    function show(found, data, visible) {
      var was = active;
      list.textContent = "";
      data.forEach(function (each, place) {
        var link = option(address(each), place);
        link.appendChild(element("span", "title", name(each)));
        link.appendChild(facts(each.meta));
        list.appendChild(link);
      });
      if (found.results.length > data.length) {
        var rest = option(form.action + "?q=" + encodeURIComponent(input.value.trim()), data.length);
        rest.textContent = counted(words.all, found.results.length);
        list.appendChild(rest);
      }
      say(total(found.results.length), found.results.length > 0);
      open(visible && data.length > 0);
      if (visible && was >= 0 && was < data.length) mark(was);
    }

    function say(text, hidden) {
      said.textContent = text;
      said.classList.toggle("vh", hidden);
    }

    function look() {
      var mine = ++turn;
      active = -1;
      var text = input.value.trim();
      if (!text) { open(false); say("", true); return; }
      pagefind().then(function (module) {
        return mine === turn ? module.search(text) : null;
      }).then(function (found) {
        if (!found || mine !== turn) return;
        var first = found.results.slice(0, SHOWN);
        return load(first.slice(0, SOON)).then(function (data) {
          if (mine === turn) show(found, data, true);
          return load(first);
        }).then(function (data) { if (mine === turn) show(found, data, !list.hidden); });
      }).catch(function (error) { open(false); say(error.message, false); });
    }

    input.addEventListener("input", look);
    input.addEventListener("focus", function () { if (input.value.trim() && list.children.length) open(true); });
    input.addEventListener("keydown", function (event) {
      var last = list.children.length - 1;
      if (event.key === "Escape") {
        if (list.hidden && said.textContent && !said.classList.contains("vh")) say("", true);
        else if (list.hidden) { input.value = ""; turn += 1; input.blur(); }
        open(false);
        event.preventDefault();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden && !list.children.length) return;
        open(true);
        var step = event.key === "ArrowDown" ? 1 : -1;
        mark(active + step > last ? -1 : active + step < -1 ? last : active + step);
        event.preventDefault();
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        location.href = list.children[active].href;
      }
    });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    form.addEventListener("focusout", function (event) { if (!form.contains(event.relatedTarget)) open(false); });
    form.addEventListener("submit", function (event) { if (!input.value.trim()) event.preventDefault(); });
  }

  /* ---- The page of answers ---- */
  function answers(form) {
    var input = form.elements.q;
    var order = form.elements.sort;
    var out = form.querySelector("output");
    var hits = form.querySelector(".hits");
    var more = form.querySelector(".more");
    var facets = form.querySelector(".facets");
    var chosen = {};
    var opened = {};
    var results = [];
    var turn = 0;

    function recall() {
      var query = new URLSearchParams(location.search);
      input.value = query.get("q") || "";
      order.value = query.get("sort") || "";
      if (order.selectedIndex < 0) order.value = "";
      FACETS.forEach(function (name) { chosen[name] = query.getAll(name); });
    }

    function remember() {
      var query = new URLSearchParams();
      if (input.value.trim()) query.set("q", input.value.trim());
      FACETS.forEach(function (name) {
        chosen[name].forEach(function (value) { query.append(name, value); });
      });
      if (order.value) query.set("sort", order.value);
      var text = query.toString();
      try { history.replaceState(null, "", location.pathname + (text ? "?" + text : "")); } catch (error) { /* opened from a file */ }
    }

    function filters(without) {
      var made = {};
      FACETS.forEach(function (name) {
        if (name !== without && chosen[name].length) made[name] = { any: chosen[name] };
      });
      return made;
    }

    function sorting() {
      if (order.value === "killed") return { killed: "desc" };
      return order.value ? { date: "desc" } : {};
    }

    /* The last answers first, but those without a day at the end all the same. */
    function turned(module, text, found) {
      if (order.value !== "oldest") return found.results;
      var undated = Object.assign(filters("year"), { year: words.undated });
      return module.search(text, { filters: undated }).then(function (bare) {
        var ids = bare.results.map(function (result) { return result.id; });
        var last = function (result) { return ids.indexOf(result.id) >= 0; };
        var rising = found.results.slice().reverse();
        return rising.filter(function (each) { return !last(each); }).concat(rising.filter(last));
      });
    }

    function go() {
      var mine = ++turn;
      var text = input.value.trim() || null;
      remember();
      if (!text && !FACETS.some(function (name) { return chosen[name].length; })) return empty();
      pagefind().then(function (module) {
        return module.filters().then(function () {
          return module.search(text, { filters: filters(), sort: sorting() });
        }).then(function (found) {
          return Promise.all([turned(module, text, found)].concat(FACETS.map(function (name) {
            return chosen[name].length ? module.search(text, { filters: filters(name) }) : found;
          })));
        });
      }).then(function (all) {
        if (mine !== turn) return;
        results = all[0];
        out.value = total(results.length);
        hits.textContent = "";
        draw(all.slice(1));
        next();
      }).catch(function (error) { out.value = error.message; });
    }

    function empty() {
      results = [];
      hits.textContent = "";
      out.value = "";
      facets.hidden = true;
      more.hidden = true;
    }

    function next() {
      var mine = turn;
      var from = hits.children.length;
      load(results.slice(from, from + PAGE)).then(function (data) {
        if (mine !== turn || from !== hits.children.length) return;
        data.forEach(function (each) {
          var item = element("li");
          var link = element("a", "title", name(each));
          link.href = address(each);
          item.appendChild(link);
          item.appendChild(facts(each.meta));
          hits.appendChild(item);
        });
        var left = results.length - hits.children.length;
        more.hidden = left < 1;
        more.textContent = counted(words.more, Math.min(left, PAGE));
        if (from && hits.children[from]) hits.children[from].querySelector("a").focus();
      });
    }

    function draw(found) {
      var grid = facets.querySelector(".grid");
      var focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : null;
      grid.textContent = "";
      FACETS.forEach(function (name, at) { group(grid, name, (found[at].filters || {})[name] || {}); });
      facets.hidden = !grid.children.length;
      var count = FACETS.reduce(function (sum, name) { return sum + chosen[name].length; }, 0);
      facets.querySelector(".chosen").textContent = count ? "(" + number(count) + ")" : "";
      Array.prototype.slice.call(grid.querySelectorAll("[data-key]")).forEach(function (each) {
        if (each.dataset.key === focused) each.focus();
      });
    }

    function group(grid, name, counts) {
      var values = Object.keys(counts).filter(function (value) { return counts[value] || chosen[name].indexOf(value) >= 0; });
      chosen[name].forEach(function (value) { if (values.indexOf(value) < 0) values.push(value); });
      if (values.length < 2 && !chosen[name].length) return;
      values.sort(function (a, b) {
        return name === "year" ? b.localeCompare(a) : (counts[b] || 0) - (counts[a] || 0) || a.localeCompare(b);
      });
      var set = element("fieldset");
      set.appendChild(element("legend", "", words["facet_" + name]));
      var whole = opened[name] || values.length <= OPTIONS + 1;
      values.forEach(function (value, place) {
        var ticked = chosen[name].indexOf(value) >= 0;
        if (whole || ticked || place < OPTIONS) set.appendChild(choice(name, value, counts[value] || 0, ticked));
      });
      if (!whole) {
        var all = element("button", "all", counted(words.options, values.length));
        all.type = "button";
        all.dataset.key = name;
        all.addEventListener("click", function () { opened[name] = true; go(); });
        set.appendChild(all);
      }
      grid.appendChild(set);
    }

    function choice(name, value, count, ticked) {
      var label = element("label");
      var tick = element("input");
      tick.type = "checkbox";
      tick.checked = ticked;
      tick.dataset.key = name + "=" + value;
      tick.addEventListener("change", function () {
        chosen[name] = chosen[name].filter(function (other) { return other !== value; });
        if (tick.checked) chosen[name].push(value);
        go();
      });
      label.appendChild(tick);
      label.appendChild(document.createTextNode(value));
      label.appendChild(element("span", "n", number(count)));
      return label;
    }

    var waiting = null;
    input.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(go, 120); });
    order.addEventListener("change", go);
    more.addEventListener("click", next);
    form.addEventListener("submit", function (event) { event.preventDefault(); go(); });
    window.addEventListener("popstate", function () { recall(); go(); });
    facets.open = window.matchMedia("(min-width: 60.01em)").matches;
    recall();
    if (location.protocol === "file:") out.value = frame.dataset.server;
    else if (location.search) go();
    else { empty(); input.focus(); }
  }

  /* ---- Keys that lead to the box from anywhere ---- */
  document.addEventListener("keydown", function (event) {
    var field = document.querySelector(".finder input, .seek input[type=search]");
    var typing = event.target.closest && event.target.closest("input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]");
    if (!field || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (["/", "s", "f"].indexOf(event.key) < 0) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  var header = frame.querySelector("form");
  if (header) box(header);
  var page = document.querySelector("form.seek");
  if (page) answers(page);
})();
