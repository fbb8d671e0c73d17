/* Small helps on top of pages that are complete without them: sort a table, name what fell on this day.
   Nothing is fetched. */
(function () {
  "use strict";

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /* ---- Tables: a heading is a button that sorts by its column ---- */
  function sortable(table) {
    var body = table.tBodies[0];
    var heads = all("thead th", table);
    if (!body || body.rows.length < 2) return;
    heads[0].parentNode.dataset.sort = table.closest(".sortable").dataset.sort || "";
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
    head.textContent = box.dataset.title.replace("{day}", named(day));
    var note = document.createElement("p");
    note.className = "note";
    note.textContent = count ? "" : box.dataset.none + " ";
    var link = document.createElement("a");
    link.href = box.dataset.way.replace("00-00", count ? day : nearest);
    link.textContent = count ? said(box, count) : named(nearest);
    note.appendChild(link);
    box.appendChild(head);
    box.appendChild(note);
    box.hidden = false;
  }

  function said(box, count) {
    var form = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    return (box.dataset[form] || box.dataset.other).replace("{n}", count);
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function named(day) {
    var date = new Date(2000, Number(day.slice(0, 2)) - 1, Number(day.slice(3)));
    var language = document.documentElement.lang || "en";
    return date.toLocaleDateString(language === "en" ? "en-GB" : language, { day: "numeric", month: "long" });
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
  all(".sortable table").forEach(sortable);
})();
