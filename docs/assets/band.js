/* The band above the timeline: incidents by decade, year, month or day, drawn as bars on one time scale.
   One state only: the window, two days between which the list shows what happened. The band shows the
   window's bars; a wide window has years, a narrow one days. Dates that are not exact are hatched spans.
   Worked by mouse, wheel, touch and keys alike; the table below says the same. Nothing moves by itself. */
(function () {
  "use strict";

  const DAY = 86400000;
  const SVG = "http://www.w3.org/2000/svg";
  const LEFT_OUT = 3;            // lanes of spans that are drawn; others are counted in words
  const LANE = 14, HEIGHT = 132, BASE = 108, STRIP = 26;
  const LEAST = 7;               // days: nothing narrower is drawn

  const date = (day) => new Date(day * DAY);
  const number = (year, month, day) => {
    const found = new Date(0);
    found.setUTCFullYear(year, month, day);  // years before 100 stay what they are
    return Math.floor(found.getTime() / DAY);
  };

  /* A unit knows where the step of a day begins, where the next one begins, and its name. */
  const UNITS = {
    day: { of: (day) => day, next: (start) => start + 1, days: 1 },
    month: {
      of: (day) => number(date(day).getUTCFullYear(), date(day).getUTCMonth(), 1),
      next: (start) => number(date(start).getUTCFullYear(), date(start).getUTCMonth() + 1, 1),
      days: 30.44,
    },
    year: {
      of: (day) => number(date(day).getUTCFullYear(), 0, 1),
      next: (start) => number(date(start).getUTCFullYear() + 1, 0, 1),
      days: 365.25,
    },
    decade: {
      of: (day) => number(Math.floor(date(day).getUTCFullYear() / 10) * 10, 0, 1),
      next: (start) => number(date(start).getUTCFullYear() + 10, 0, 1),
      days: 3652.5,
    },
  };

  function unitFor(days, most) {
    return Object.keys(UNITS).find((name) => days / UNITS[name].days <= most) || "decade";
  }

  function steps(unit, from, to) {
    const starts = [];
    for (let start = UNITS[unit].of(from); start <= to; start = UNITS[unit].next(start)) starts.push(start);
    return starts.concat(starts.length ? UNITS[unit].next(starts[starts.length - 1]) : []);
  }

  function make(name, attributes, parent) {
    const node = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach((key) => node.setAttribute(key, attributes[key]));
    if (parent) parent.appendChild(node);
    return node;
  }

  /* items: {first, last, stub, dated}, typed columns by incident; say: the words and how to fill them;
     change(from, to): the reader chose another window; nulls for the whole time. */
  window.datelineBand = function (figure, items, say, change) {
    const box = figure.querySelector(".live");
    const label = box.querySelector(".window");
    const low = say.day(figure.dataset.first), high = say.day(figure.dataset.last);
    const plot = document.createElement("div");
    plot.className = "plot wide";
    plot.dir = "ltr";
    plot.setAttribute("role", "toolbar");
    plot.setAttribute("aria-describedby", "band-hint");
    const svg = make("svg", { height: HEIGHT, role: "none" }, plot);
    box.appendChild(plot);
    const note = document.createElement("p");
    note.className = "note out";
    box.appendChild(note);
    const overview = strip();
    let shown = [], from = null, to = null, view = null, stop = 0, queued = 0;

    figure.querySelector(".static").hidden = true;
    figure.querySelector(".hint").hidden = false;
    box.hidden = false;

    /* ---- What there is to draw ---- */
    function look() {
      const wide = plot.clientWidth || 600;
      const most = Math.max(24, Math.min(124, Math.floor(wide / 9)));
      let a = from === null ? low : from, b = to === null ? high : to;
      if (b - a + 1 < LEAST) {
        const more = LEAST - (b - a + 1);
        a -= Math.floor(more / 2);
        b += Math.ceil(more / 2);
      }
      const unit = unitFor(b - a + 1, most);
      const edges = steps(unit, a, b);
      return { unit: unit, edges: edges, start: edges[0], end: edges[edges.length - 1] };
    }

    function place(edges, day) {
      let left = 0, right = edges.length - 1;
      if (day < edges[0] || day >= edges[right]) return -1;
      while (right - left > 1) {
        const middle = (left + right) >> 1;
        if (edges[middle] <= day) left = middle; else right = middle;
      }
      return left;
    }

    function count(edges) {
      const told = new Uint32Array(edges.length), stubs = new Uint32Array(edges.length);
      const spans = new Map();
      let undated = 0;
      shown.forEach((i) => {
        if (!items.dated[i]) { undated += 1; return; }
        const first = items.first[i], last = items.last[i];
        if (last < edges[0] || first >= edges[edges.length - 1]) return;
        const at = place(edges, first);
        if (at >= 0 && last < edges[at + 1]) {
          if (items.stub[i]) stubs[at] += 1; else told[at] += 1;
          return;
        }
        const key = first + " " + last;
        spans.set(key, (spans.get(key) || 0) + 1);
      });
      return { told: told, stubs: stubs, spans: spans, undated: undated };
    }

    /* Spans in lanes, the longer first, as far as there is room. */
    function lanes(spans) {
      const ends = [];
      const drawn = [];
      let wider = 0;
      Array.from(spans).map(([key, many]) => {
        const days = key.split(" ").map(Number);
        return { first: days[0], last: days[1], many: many };
      }).sort((x, y) => x.first - y.first || y.last - x.last).forEach((span) => {
        let lane = ends.findIndex((end) => end < span.first);
        if (lane < 0) lane = ends.length;
        if (lane >= LEFT_OUT) { wider += span.many; return; }
        ends[lane] = span.last;
        span.lane = lane;
        drawn.push(span);
      });
      return { drawn: drawn, wider: wider, lanes: ends.length };
    }

    /* ---- Drawing ---- */
    function draw() {
      queued = 0;
      const inside = plot.contains(document.activeElement);
      const focused = inside ? document.activeElement.dataset.key || "" : null;
      view = look();
      const found = count(view.edges);
      const spans = lanes(found.spans);
      const scale = (day) => (Math.max(view.start, Math.min(view.end, day)) - view.start) / (view.end - view.start) * 100;
      svg.textContent = "";
      hatch();
      shade(scale);
      ticks(scale);
      const stops = bars(found, scale, spans.lanes * LANE).concat(spans.drawn.map((span) => soft(span, scale)));
      stops.sort((x, y) => x.at - y.at);
      make("line", { class: "axis", x1: 0, x2: "100%", y1: BASE, y2: BASE }, svg);
      rove(stops.map((each) => each.node), focused);
      const told = say.window(from, to);
      plot.setAttribute("aria-label", say.fill(say.words.band, { unit: say.words.units[view.unit], window: told }));
      label.textContent = say.fill(say.words.window, { window: told, unit: say.words.units[view.unit] });
      note.textContent = [
        spans.wider ? say.many(say.words.wider, spans.wider) : "",
        found.undated && from === null ? say.many(say.words.undated_out, found.undated) : "",
      ].filter(Boolean).join("; ");
      note.hidden = !note.textContent;
      table(found);
      overview.set();
      tools();
    }

    function hatch() {
      const pattern = make("pattern", { id: "band-hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, make("defs", {}, svg));
      make("line", { class: "hatch", x1: 0, x2: 0, y1: 0, y2: 4 }, pattern);
    }

    function shade(scale) {
      if (from === null || (from <= view.start && to >= view.end - 1)) return;
      const x = scale(from), end = scale(to + 1);
      make("rect", { class: "win", x: x + "%", width: end - x + "%", y: 0, height: BASE }, svg);
    }

    function ticks(scale) {
      const room = Math.max(3, Math.floor((plot.clientWidth || 600) / 62));
      const many = view.edges.length - 1;
      const every = Math.ceil(many / room);
      for (let at = 0; at < many; at += every) {
        const middle = (scale(view.edges[at]) + scale(view.edges[at + 1])) / 2;
        const edge = middle * (plot.clientWidth || 600) < 2800 && many > 1;  // a name at the very left would be cut
        const text = make("text", { x: (edge ? 0 : middle) + "%", y: BASE + 17, "text-anchor": edge ? "start" : "middle" }, svg);
        text.textContent = say.tick(view.edges[at], view.unit, at === 0);
      }
    }

    function bars(found, scale, above) {
      const room = BASE - above - 18;
      const highest = Math.max(1, ...found.told.map((many, at) => many + found.stubs[at]));
      const many = view.edges.length - 1;
      const stops = [];
      for (let at = 0; at < many; at += 1) {
        const all = found.told[at] + found.stubs[at];
        if (!all) continue;
        const left = scale(view.edges[at]), width = scale(view.edges[at + 1]) - left;
        const solid = Math.max(found.told[at] ? 2 : 0, Math.round(found.told[at] / highest * room));
        const hollow = Math.max(found.stubs[at] ? 3 : 0, Math.round(found.stubs[at] / highest * room));
        const words = say.fill(found.stubs[at] ? say.words.bar_of : say.words.bar, {
          when: say.span(view.edges[at], view.edges[at + 1] - 1), count: say.many(say.words.incidents, all),
          stubs: say.number(found.stubs[at]),
        });
        const node = button(view.edges[at], view.edges[at + 1] - 1, words);
        make("rect", { class: "hit", x: left + "%", width: width + "%", y: 0, height: BASE }, node);
        const inner = { x: left + width * 0.08 + "%", width: width * 0.84 + "%" };
        if (solid) make("rect", Object.assign({ class: "unit", y: BASE - solid, height: solid }, inner), node);
        if (hollow) make("rect", Object.assign({ class: "hollow", y: BASE - solid - hollow, height: hollow }, inner), node);
        if (many <= 40 || all === highest) {
          make("text", { class: "v", x: left + width / 2 + "%", y: BASE - solid - hollow - 5, "text-anchor": "middle" }, node).textContent = say.number(all);
        }
        stops.push({ node: node, at: view.edges[at] });
      }
      return stops;
    }

    function soft(span, scale) {
      const words = say.fill(say.words.span, { when: say.span(span.first, span.last), count: say.many(say.words.incidents, span.many) });
      const node = button(span.first, span.last, words);
      const left = scale(span.first), width = scale(span.last + 1) - left;
      const y = span.lane * LANE;
      make("rect", { class: "hit", x: left + "%", width: width + "%", y: y, height: LANE }, node);
      make("rect", { class: "soft", x: left + "%", width: width + "%", y: y + 1, height: LANE - 4, fill: "url(#band-hatch)" }, node);
      if (width > 6 && span.many > 1) {
        make("text", { class: "v lane", x: left + width / 2 + "%", y: y + 10, "text-anchor": "middle" }, node).textContent = say.number(span.many);
      }
      return { node: node, at: span.first };
    }

    function button(first, last, words) {
      const node = make("g", { role: "button", tabindex: -1, "aria-label": words, class: "bar" }, svg);
      node.dataset.key = first + " " + last;
      make("title", {}, node).textContent = words;
      node.addEventListener("click", () => { if (!dragged) go(first, last); });
      return node;
    }

    /* One of the bars is in the order of tabs; arrows go from one to the next. */
    function rove(nodes, focused) {
      if (nodes.length) plot.removeAttribute("tabindex");
      else {
        plot.tabIndex = 0;  // keys still lead on from an empty window
        if (focused !== null) plot.focus();
        return;
      }
      const kept = nodes.findIndex((node) => node.dataset.key === focused);
      stop = kept >= 0 ? kept : Math.min(stop, nodes.length - 1);
      nodes.forEach((node, at) => {
        svg.appendChild(node);
        node.setAttribute("tabindex", at === stop ? 0 : -1);
        node.addEventListener("focus", () => {
          nodes[stop].setAttribute("tabindex", -1);
          stop = at;
          node.setAttribute("tabindex", 0);
        });
      });
      if (focused !== null) nodes[stop].focus();
    }

    function table(found) {
      const head = figure.querySelector("table thead th");
      const body = figure.querySelector("table tbody");
      const name = say.words.units[view.unit];
      head.textContent = name.charAt(0).toUpperCase() + name.slice(1);
      const lines = document.createDocumentFragment();
      for (let at = 0; at < view.edges.length - 1; at += 1) {
        if (!found.told[at] && !found.stubs[at]) continue;
        const row = document.createElement("tr");
        const first = document.createElement("th");
        first.scope = "row";
        first.textContent = say.span(view.edges[at], view.edges[at + 1] - 1);
        row.appendChild(first);
        [found.told[at], found.stubs[at]].forEach((many) => {
          const cell = document.createElement("td");
          cell.className = "n";
          cell.textContent = say.number(many);
          row.appendChild(cell);
        });
        lines.appendChild(row);
      }
      body.textContent = "";
      body.appendChild(lines);
    }

    /* ---- The whole time in small, with two native sliders ---- */
    function strip() {
      const unit = unitFor(high - low + 1, 124);
      const edges = steps(unit, low, high);
      const last = edges.length - 1;
      const rail = document.createElement("div");
      rail.className = "rail";
      rail.dir = "ltr";
      const small = make("svg", { height: STRIP, "aria-hidden": "true" }, rail);
      const counts = new Uint32Array(edges.length);
      for (let i = 0; i < items.first.length; i += 1) {
        const at = items.dated[i] ? place(edges, items.first[i]) : -1;
        if (at >= 0 && items.last[i] < edges[at + 1]) counts[at] += 1;
      }
      const highest = Math.max(1, ...counts);
      const frame = make("rect", { class: "win", y: 0, height: STRIP }, small);
      counts.forEach((many, at) => {
        const tall = Math.ceil(many / highest * (STRIP - 4));
        if (many) make("rect", { class: "unit", x: at / last * 100 + "%", width: 80 / last + "%", y: STRIP - tall, height: tall }, small);
      });
      make("line", { class: "axis", x1: 0, x2: "100%", y1: STRIP, y2: STRIP }, small);
      const handles = [slider(say.words.handle_from), slider(say.words.handle_to)];
      if (last > 1) box.appendChild(rail);

      function slider(words) {
        const input = document.createElement("input");
        input.type = "range";
        input.min = 0;
        input.max = last;
        input.setAttribute("aria-label", words);
        input.addEventListener("input", () => {
          let a = Number(handles[0].value), b = Number(handles[1].value);
          if (a >= b) {
            if (input === handles[0]) a = b - 1; else b = a + 1;
          }
          a = Math.max(0, a);
          b = Math.min(last, Math.max(b, a + 1));
          go(edges[a], edges[b] - 1);
        });
        rail.appendChild(input);
        return input;
      }

      return {
        set: function () {
          const a = from === null ? edges[0] : from, b = to === null ? edges[last] - 1 : to;
          const x = Math.max(0, place(edges, a)), y = (b + 1 >= edges[last] ? last : Math.max(0, place(edges, b)) + 1);
          const part = (day) => (day - edges[0]) / (edges[last] - edges[0]) * 100;
          frame.setAttribute("x", Math.max(0, part(a)) + "%");
          frame.setAttribute("width", Math.max(0.3, part(b + 1) - part(a)) + "%");
          handles[0].value = x;
          handles[1].value = y;
          handles[0].setAttribute("aria-valuetext", say.span(a, a));
          handles[1].setAttribute("aria-valuetext", say.span(b, b));
        },
      };
    }

    /* ---- Going from window to window ---- */
    function go(a, b) {
      a = Math.max(a, UNITS.year.of(low));
      b = Math.min(b, UNITS.year.next(UNITS.year.of(high)) - 1);
      if (b < a) return;
      const whole = a <= low && b >= high;
      change(whole ? null : a, whole ? null : b);
    }

    function zoom(factor, centre) {
      const a = from === null ? low : from, b = to === null ? high : to;
      const days = b - a + 1;
      const wanted = Math.max(1, Math.round(days * factor));
      if (factor < 1 && days <= LEAST) return;
      const middle = centre === undefined ? (a + b + 1) / 2 : centre;
      const part = (middle - a) / days;
      let start = Math.round(middle - wanted * part), end = start + wanted - 1;
      if (factor < 1) { start = Math.max(start, a); end = Math.min(end, b); }
      if (end - start + 1 < LEAST) end = start + LEAST - 1;
      const unit = UNITS[unitFor(end - start + 1, 62)];
      const snapped = [unit.of(start), unit.next(unit.of(end)) - 1];
      if (factor > 1 || snapped[1] - snapped[0] + 1 < days) { start = snapped[0]; end = snapped[1]; }
      go(start, end);
    }

    function pan(days) {
      if (from === null || !days) return;
      const least = UNITS.year.of(low), most = UNITS.year.next(UNITS.year.of(high)) - 1;
      const step = Math.max(least - from, Math.min(most - to, days));
      if (step) go(from + step, to + step);
    }

    const page = () => Math.max(1, Math.round(((to || 0) - (from || 0) + 1) / 2));
    const deeds = {
      in: () => zoom(0.5), out: () => zoom(2), whole: () => change(null, null),
      earlier: () => pan(-page()), later: () => pan(page()),
    };
    box.querySelectorAll("[data-do]").forEach((each) => {
      each.addEventListener("click", () => { if (each.getAttribute("aria-disabled") !== "true") deeds[each.dataset.do](); });
    });

    function tools() {
      const a = from === null ? low : from, b = to === null ? high : to;
      const off = { in: b - a + 1 <= LEAST, out: from === null, whole: from === null, earlier: from === null || from <= low, later: from === null || to >= high };
      box.querySelectorAll("[data-do]").forEach((each) => each.setAttribute("aria-disabled", off[each.dataset.do]));
    }

    /* ---- Keys ---- */
    plot.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const nodes = Array.from(svg.querySelectorAll(".bar"));
      const at = nodes.indexOf(document.activeElement);
      const move = (place) => nodes.length && nodes[Math.max(0, Math.min(nodes.length - 1, place))].focus();
      const keys = {
        ArrowRight: () => (at >= nodes.length - 1 ? pan(page()) : move(at + 1)),
        ArrowLeft: () => (at <= 0 ? pan(-page()) : move(at - 1)),
        Home: () => move(0),
        End: () => move(nodes.length - 1),
        PageUp: deeds.earlier,
        PageDown: deeds.later,
        "+": deeds.in, "=": deeds.in, "-": deeds.out, "0": deeds.whole, Escape: deeds.whole,
        Enter: () => at >= 0 && go.apply(null, nodes[at].dataset.key.split(" ").map(Number)),
      };
      keys[" "] = keys.Enter;
      if (!keys[event.key] || (event.key === "Escape" && from === null)) return;
      event.preventDefault();
      keys[event.key]();
    });

    /* ---- Wheel: with Ctrl, which is also what two fingers on a touch pad send, or while a bar has the focus ---- */
    const dayAt = (x) => {
      const frame = svg.getBoundingClientRect();
      return view.start + (x - frame.left) / frame.width * (view.end - view.start);
    };
    let turned = 0;
    plot.addEventListener("wheel", (event) => {
      const aside = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const meant = event.ctrlKey || event.metaKey || plot.contains(document.activeElement);
      if (!meant && !(aside && from !== null)) return;
      event.preventDefault();
      turned += aside ? event.deltaX : event.deltaY;
      if (Math.abs(turned) < 40) return;
      if (aside) pan(Math.sign(turned) * Math.max(1, Math.round(page() / 4)));
      else zoom(turned < 0 ? 0.6 : 1 / 0.6, dayAt(event.clientX));
      turned = 0;
    }, { passive: false });

    /* ---- Mouse draws a window, with Shift it moves; one finger moves, two come closer ---- */
    const pointers = new Map();
    let began = null, dragged = false, brush = null;
    plot.addEventListener("pointerdown", (event) => {
      if (event.button > 0) return;
      pointers.set(event.pointerId, event.clientX);
      dragged = false;
      began = { x: event.clientX, from: from, to: to, apart: apart(), moves: event.pointerType === "touch" || event.shiftKey };
    });
    const apart = () => {
      const xs = Array.from(pointers.values());
      return xs.length > 1 ? Math.max(20, Math.abs(xs[0] - xs[1])) : 0;
    };
    window.addEventListener("pointermove", (event) => {
      if (!pointers.has(event.pointerId) || !began) return;
      pointers.set(event.pointerId, event.clientX);
      if (pointers.size > 1) { pinch(); return; }
      const moved = event.clientX - began.x;
      if (!dragged && Math.abs(moved) < 6) return;
      dragged = true;
      if (began.moves) {
        const days = Math.round(-moved / svg.clientWidth * (view.end - view.start));
        if (began.from !== null) pan(began.from + days - from);
      } else draft(began.x, event.clientX);
    });
    function pinch() {
      const now = apart();
      dragged = true;
      const ratio = began.apart / now;
      if (began.apart && (ratio < 0.75 || ratio > 1.33)) {
        const xs = Array.from(pointers.values());
        zoom(ratio < 1 ? 0.6 : 1 / 0.6, dayAt((xs[0] + xs[1]) / 2));
        began.apart = now;
      }
    }
    function draft(x, y) {
      const frame = svg.getBoundingClientRect();
      const part = (at) => Math.max(0, Math.min(100, (at - frame.left) / frame.width * 100));
      if (!brush || !brush.isConnected) brush = make("rect", { class: "brush", y: 0, height: BASE }, svg);
      brush.setAttribute("x", part(Math.min(x, y)) + "%");
      brush.setAttribute("width", part(Math.max(x, y)) - part(Math.min(x, y)) + "%");
    }
    function release(event) {
      if (!pointers.delete(event.pointerId)) return;
      if (brush && brush.isConnected && event.type === "pointerup") {
        const days = [began.x, event.clientX].sort((x, y) => x - y).map(dayAt).map(Math.floor);
        const ends = days.map((day) => Math.max(view.start, Math.min(view.end - 1, day)));
        go(UNITS[view.unit].of(ends[0]), UNITS[view.unit].next(UNITS[view.unit].of(ends[1])) - 1);
      }
      if (brush) brush.remove();
      brush = null;
      if (!pointers.size) setTimeout(() => { dragged = false; });
    }
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);

    new ResizeObserver(() => { if (!queued) queued = requestAnimationFrame(draw); }).observe(plot);

    return function (list, a, b) {
      shown = list;
      from = a;
      to = b;
      draw();
    };
  };
})();
