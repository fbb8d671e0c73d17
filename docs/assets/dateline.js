/* Small helps on top of pages that are complete without them: filter the timeline, sort a table.
   Nothing is fetched; the choice lives in the address of the page. */
(function () {
  "use strict";

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /* ---- Timeline: the form, the band and the address say the same ---- */
  function timeline() {
    var form = document.querySelector("form.filters");
    if (!form) return;
    var rows = all(".year .rows > li");
    var sections = all(".year");
    var out = form.querySelector("output");
    var names = unique(all("input[name], select[name]", form).map(function (field) { return field.name; }));
    var band = handles(form, go);
    if (window.matchMedia("(max-width: 44em)").matches) form.querySelector("details").open = false;

    function chosen() {
      var choice = {};
      names.forEach(function (name) {
        var values = all('[name="' + name + '"]', form).filter(function (field) {
          return field.type !== "checkbox" || field.checked;
        }).map(function (field) { return field.value; }).filter(Boolean);
        if (values.length) choice[name] = values;
      });
      return choice;
    }

    function fits(row, choice) {
      return Object.keys(choice).every(function (name) {
        if (name === "from") return row.dataset.to >= choice.from[0];
        if (name === "to") return Boolean(row.dataset.from) && row.dataset.from <= choice.to[0];
        var has = (row.dataset[name] || "").split(" ");
        return choice[name].some(function (value) { return has.indexOf(value) >= 0; });
      });
    }

    function go() {
      var choice = chosen();
      var shown = 0;
      rows.forEach(function (row) {
        var fit = fits(row, choice);
        row.hidden = !fit;
        shown += fit ? 1 : 0;
      });
      sections.forEach(function (section) {
        all(".rows", section).forEach(function (list) {
          var empty = !list.querySelector("li:not([hidden])");
          list.hidden = empty;
          list.previousElementSibling.hidden = empty;
        });
        section.hidden = !section.querySelector("li:not([hidden])");
      });
      out.value = shown.toLocaleString("en") + " of " + rows.length.toLocaleString("en") + " incidents shown";
      band();
      remember(choice);
    }

    function remember(choice) {
      var query = new URLSearchParams();
      Object.keys(choice).forEach(function (name) {
        choice[name].forEach(function (value) { query.append(name, value); });
      });
      var text = query.toString();
      try {
        history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
      } catch (error) { /* a page opened from a file keeps its address */ }
    }

    function recall() {
      var query = new URLSearchParams(location.search);
      names.forEach(function (name) {
        var wanted = query.getAll(name);
        all('[name="' + name + '"]', form).forEach(function (field) {
          if (field.type === "checkbox") field.checked = wanted.indexOf(field.value) >= 0;
          else if (wanted.length) field.value = wanted[0];
          if (field.selectedIndex < 0) field.value = "";
        });
      });
    }

    form.addEventListener("change", go);
    form.addEventListener("submit", function (event) { event.preventDefault(); go(); });
    form.addEventListener("reset", function () { setTimeout(go); });
    recall();
    if (location.search) go(); else band();
  }

  /* Two native sliders over the chart of years; arrow keys move them. */
  function handles(form, go) {
    var plot = document.querySelector('.band .plot[data-unit="year"]');
    if (!plot || !form.elements.from) return function () {};
    var first = Number(plot.dataset.first);
    var last = Number(plot.dataset.last);
    if (last <= first) return function () {};
    var frame = plot.querySelector(".win");
    var low = slider("Show from the year");
    var high = slider("Show up to the year");

    function slider(label) {
      var input = document.createElement("input");
      input.type = "range";
      input.min = first;
      input.max = last + 1;
      input.step = 1;
      input.setAttribute("aria-label", label);
      input.addEventListener("input", function () { move(input); });
      plot.appendChild(input);
      return input;
    }

    function move(input) {
      if (Number(low.value) >= Number(high.value)) {
        if (input === low) low.value = Number(high.value) - 1;
        else high.value = Number(low.value) + 1;
      }
      pick(form.elements.from, Number(low.value), Number(low.value) > first, 1);
      pick(form.elements.to, Number(high.value) - 1, Number(high.value) <= last, -1);
      go();
    }

    /* A year without incidents is no option: take the nearest one inside the window. */
    function pick(select, year, narrowed, step) {
      select.value = "";
      for (var y = year; narrowed && y >= first && y <= last && select.selectedIndex < 1; y += step) {
        select.value = String(y);
      }
      if (select.selectedIndex < 0) select.value = "";
    }

    return function () {
      var from = Number(form.elements.from.value) || first;
      var to = Number(form.elements.to.value) || last;
      if (document.activeElement !== low) low.value = from;
      if (document.activeElement !== high) high.value = to + 1;
      low.setAttribute("aria-valuetext", String(from));
      high.setAttribute("aria-valuetext", String(to));
      var unit = 100 / (last + 1 - first);
      frame.setAttribute("x", (from - first) * unit + "%");
      frame.setAttribute("width", Math.max(0, (to + 1 - from) * unit) + "%");
    };
  }

  function unique(list) {
    return list.filter(function (item, place) { return list.indexOf(item) === place; });
  }

  /* ---- Tables: a heading is a button that sorts by its column ---- */
  function sortable(table) {
    var body = table.tBodies[0];
    var heads = all("thead th", table);
    if (!body || body.rows.length < 2) return;
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var rows = all("tr", body);
        rows.sort(function (a, b) { return compare(key(a, column), key(b, column)) * (down ? -1 : 1); });
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  function key(row, column) {
    var cell = row.cells[column];
    var time = cell.querySelector("time[datetime]");
    return time ? time.getAttribute("datetime") : cell.textContent.trim();
  }

  function compare(a, b) {
    var x = parseFloat(a.replace(/,/g, ""));
    var y = parseFloat(b.replace(/,/g, ""));
    var numbers = /^\d[\d,]*(\D|$)/;
    if (numbers.test(a) && numbers.test(b) && a.indexOf("-") < 0 && x !== y) return x - y;
    return a.localeCompare(b);
  }

  /* ---- Home: what fell on this day of the year, by the reader's own calendar ---- */
  function today() {
    var box = document.querySelector(".today");
    if (!box) return;
    var words = box.dataset.days.trim().split(" ");
    var days = words.filter(function (word, place) { return place % 2 === 0; });
    var now = new Date();
    var day = two(now.getMonth() + 1) + "-" + two(now.getDate());
    var place = days.indexOf(day);
    var nearest = days.slice().sort(function (a, b) { return apart(a, day) - apart(b, day); })[0];
    var count = place < 0 ? 0 : Number(words[2 * place + 1]);
    var head = document.createElement("h2");
    head.textContent = "On " + named(day);
    var note = document.createElement("p");
    note.className = "note";
    note.textContent = count ? "" : "No incident in this archive falls on this day. Nearest: ";
    var link = document.createElement("a");
    link.href = box.dataset.way.replace("00-00", count ? day : nearest);
    link.textContent = count ? count + (count === 1 ? " incident" : " incidents") + " in other years or this one" : named(nearest);
    note.appendChild(link);
    box.appendChild(head);
    box.appendChild(note);
    box.hidden = false;
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function named(day) {
    var date = new Date(2000, Number(day.slice(0, 2)) - 1, Number(day.slice(3)));
    return date.getDate() + " " + date.toLocaleString("en", { month: "long" });
  }

  /* Days between two days of the year, the short way round. */
  function apart(a, b) {
    var at = function (day) { return Number(day.slice(0, 2)) * 30.4 + Number(day.slice(3)); };
    var gap = Math.abs(at(a) - at(b));
    return Math.min(gap, 365 - gap);
  }

  /* ---- On a narrow screen the section bar is rolled to where the reader is ---- */
  function section() {
    var current = document.querySelector(".md-tabs__link[aria-current]");
    if (current) current.closest("ul").scrollLeft = current.offsetLeft - 60;
  }

  /* ---- A table wider than the screen scrolls in itself, by keyboard too ---- */
  function reachable() {
    all(".md-typeset__scrollwrap").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
  }

  window.addEventListener("load", reachable);
  window.addEventListener("resize", reachable);
  section();
  today();
  timeline();
  all(".sortable table").forEach(sortable);
})();
