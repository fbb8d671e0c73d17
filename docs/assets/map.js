/* Makes the map of places live: closer and further, moved by mouse, fingers and keys. The points are
   those of the list of places on the page; without this the map is a picture with links. */
(function () {
  "use strict";
  var figure = document.querySelector(".atlas-figure");
  var svg = figure && figure.querySelector("svg[data-frame]");
  if (!svg) return;
  var SPACE = "http://www.w3.org/2000/svg";
  var APART = 18;
  var LETTER = 6.8;
  var NAMED = 14;
  var CLOSEST = 24;
  var words = JSON.parse(figure.dataset.words);
  var frame = svg.dataset.frame.split(" ").map(Number);
  var width = svg.viewBox.baseVal.width;
  var height = svg.viewBox.baseVal.height;
  var view = svg.querySelector(".view");
  var layer = svg.querySelector(".marks");
  var points = Array.prototype.map.call(document.querySelectorAll("a[data-at]"), point);
  var zoom = 1;
  var left = 0;
  var top = 0;
  var marks = [];

  if (points.length < 2) return;
  points.sort(function (a, b) { return b.count - a.count; });
  svg.appendChild(layer);
  svg.classList.add("live");
  var tools = made("div", "atlas-tools", figure);
  figure.insertBefore(tools, svg.nextSibling);
  var hint = made("p", "note atlas-hint", figure.querySelector("figcaption"));
  hint.textContent = words.hint;
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words.tools);
  var closer = button("+", words["in"], function () { scale(2); });
  var further = button("−", words.out, function () { scale(0.5); });
  var whole = button(words.whole, words.whole, function () { go(1, 0, 0); });
  var said = made("p", "atlas-said", tools);
  said.setAttribute("role", "status");

  function point(link) {
    var at = link.dataset.at.split(" ");
    return {
      link: link,
      x: (Number(at[0]) - frame[0]) * frame[3] * frame[2],
      y: (frame[1] - Number(at[1])) * frame[2],
      soft: at[2] === "a",
      count: Number(link.dataset.n),
      name: link.textContent.trim(),
      href: link.getAttribute("href")
    };
  }

  function made(name, className, parent) {
    var element = document.createElement(name);
    element.className = className;
    parent.appendChild(element);
    return element;
  }

  function button(text, label, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.title = label;
    made.addEventListener("click", act);
    tools.appendChild(made);
    return made;
  }

  /* ---- What part is seen ---- */
  function go(k, x, y) {
    zoom = Math.max(1, Math.min(CLOSEST, k));
    left = Math.min(0, Math.max(width - width * zoom, x));
    top = Math.min(0, Math.max(height - height * zoom, y));
    view.setAttribute("transform", "translate(" + left + " " + top + ") scale(" + zoom + ")");
    further.disabled = whole.disabled = zoom === 1;
    closer.disabled = zoom === CLOSEST;
    draw();
  }

  /* Closer or further round a point of the picture that stays where it is. */
  function scale(factor, x, y) {
    var k = Math.max(1, Math.min(CLOSEST, zoom * factor));
    x = x === undefined ? width / 2 : x;
    y = y === undefined ? height / 2 : y;
    go(k, x - (x - left) * k / zoom, y - (y - top) * k / zoom);
  }

  /* ---- Circles, those too near to each other as one ---- */
  function unit() { return width / (svg.clientWidth || width); }

  function draw() {
    var px = unit();
    var focused = document.activeElement && layer.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    var groups = [];
    points.forEach(function (each) {
      if (each.link.closest("[hidden]")) return;  // a filter of the list holds for the map
      var x = each.x * zoom + left;
      var y = each.y * zoom + top;
      if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
      var near = groups.find(function (group) {
        return Math.pow(group.x - x, 2) + Math.pow(group.y - y, 2) < Math.pow(APART * px, 2);
      });
      if (near) { near.all.push(each); near.count += each.count; }
      else groups.push({ x: x, y: y, all: [each], count: each.count });
    });
    groups.sort(function (a, b) { return b.count - a.count; });
    groups.forEach(function (group) {
      group.soft = group.all.every(function (each) { return each.soft; });
      group.r = Math.max(Math.min(15, 2.2 + 1.8 * Math.sqrt(group.count)), group.soft ? 9 : 3.5) * px;
    });
    layer.textContent = "";
    var boxes = groups.map(function (g) { return [g.x - g.r, g.y - g.r, g.x + g.r, g.y + g.r]; });
    var named = 0;
    marks = groups.map(function (group) {
      var mark = circle(group, px);
      if (named < NAMED && name(group, mark, boxes, px)) named += 1;
      layer.appendChild(mark);
      return mark;
    });
    marks.forEach(function (mark, at) { mark.setAttribute("tabindex", at ? "-1" : "0"); });
    if (focused) {
      var again = marks.find(function (mark) { return mark.getAttribute("href") === focused; }) || marks[0];
      if (again) focus(again);
    }
  }

  function shape(name, attributes, parent) {
    var element = document.createElementNS(SPACE, name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    parent.appendChild(element);
    return element;
  }

  function circle(group, px) {
    var first = group.all[0];
    var others = group.all.length - 1;
    var mark = document.createElementNS(SPACE, "a");
    mark.setAttribute("class", group.soft ? "mark soft" : "mark");
    mark.setAttribute("href", first.href);
    mark.group = group;
    var told = others ? words.more.replace("{name}", first.name).replace("#", others) : first.name;
    told = words.count.replace("{name}", told).replace("#", group.count);
    shape("circle", { cx: group.x, cy: group.y, r: group.r }, mark);
    if (group.r > 7 * px) {
      shape("text", { "class": "n", "aria-hidden": "true", x: group.x, y: group.y + 4 * px, style: "font-size:" + 11 * px + "px" }, mark).textContent = group.count;
    }
    shape("title", {}, mark).textContent = told;
    mark.addEventListener("pointerenter", function () { said.textContent = told; });
    mark.addEventListener("focus", function () { said.textContent = told; });
    mark.addEventListener("click", function (event) {
      if (others && zoom < CLOSEST && !event.ctrlKey && !event.metaKey) { event.preventDefault(); into(group); }
    });
    return mark;
  }

  /* A name beside its circle, right or left, where it lies on nothing. */
  function name(group, mark, boxes, px) {
    var text = group.all[0].name + (group.all.length > 1 ? " +" + (group.all.length - 1) : "");
    var wide = text.length * LETTER * px;
    var away = group.r + 4 * px;
    return [[group.x + away, "start"], [group.x - away, "end"]].some(function (side) {
      var start = side[1] === "start" ? side[0] : side[0] - wide;
      var box = [start, group.y - 7 * px, start + wide, group.y + 7 * px];
      var free = box[0] > 0 && box[2] < width && !boxes.some(function (other) {
        return box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
      });
      if (!free) return false;
      boxes.push(box);
      shape("text", { "aria-hidden": "true", x: side[0], y: group.y + 4 * px, "text-anchor": side[1], style: "font-size:" + 12 * px + "px;stroke-width:" + 3 * px + "px" }, mark).textContent = text;
      return true;
    });
  }

  /* So near that the places of one circle part. */
  function into(group) {
    var xs = group.all.map(function (each) { return each.x; });
    var ys = group.all.map(function (each) { return each.y; });
    var wide = Math.max.apply(null, xs) - Math.min.apply(null, xs);
    var tall = Math.max.apply(null, ys) - Math.min.apply(null, ys);
    var k = Math.max(zoom * 2, Math.min(width * 0.7 / (wide || 1), height * 0.7 / (tall || 1)));
    k = Math.min(CLOSEST, k);
    var x = (Math.max.apply(null, xs) + Math.min.apply(null, xs)) / 2;
    var y = (Math.max.apply(null, ys) + Math.min.apply(null, ys)) / 2;
    go(k, width / 2 - x * k, height / 2 - y * k);
  }

  /* ---- Keys: from circle to circle ---- */
  function focus(mark) {
    marks.forEach(function (other) { other.setAttribute("tabindex", other === mark ? "0" : "-1"); });
    mark.focus();
  }

  function beside(mark, dx, dy) {
    var from = mark.group;
    return marks.filter(function (other) { return other !== mark; }).map(function (other) {
      var x = other.group.x - from.x;
      var y = other.group.y - from.y;
      var along = x * dx + y * dy;
      return { mark: other, cost: along > 0 ? along + 2 * Math.abs(x * dy) + 2 * Math.abs(y * dx) : Infinity };
    }).sort(function (a, b) { return a.cost - b.cost; })[0];
  }

  svg.addEventListener("keydown", function (event) {
    var ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    var way = ways[event.key];
    var mark = event.target.closest("a.mark");
    if (event.ctrlKey || event.metaKey || event.altKey || !mark) return;
    if (way) {
      var next = beside(mark, way[0], way[1]);
      if (next && next.cost < Infinity) focus(next.mark);
      else go(zoom, left - way[0] * width / 4, top - way[1] * height / 4);
    } else if (event.key === "+" || event.key === "=") scale(2, mark.group.x, mark.group.y);
    else if (event.key === "-" || event.key === "−") scale(0.5, mark.group.x, mark.group.y);
    else if (event.key === "0") go(1, 0, 0);
    else return;
    event.preventDefault();
  });

  /* ---- Wheel, mouse and fingers ---- */
  function at(event) {
    var box = svg.getBoundingClientRect();
    return [(event.clientX - box.left) * width / box.width, (event.clientY - box.top) * height / box.height];
  }

  svg.addEventListener("wheel", function (event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    var where = at(event);
    scale(Math.pow(2, -event.deltaY / 200), where[0], where[1]);
  }, { passive: false });

  var fingers = {};
  var moved = 0;

  svg.addEventListener("pointerdown", function (event) {
    fingers[event.pointerId] = at(event);
    moved = 0;
  });
  svg.addEventListener("pointermove", function (event) {
    var before = fingers[event.pointerId];
    if (!before) return;
    var now = at(event);
    var ids = Object.keys(fingers);
    if (event.pointerType === "touch" && ids.length < 2) return;
    if (ids.length > 1) {
      var other = fingers[ids.find(function (id) { return id !== String(event.pointerId); })];
      var apart = function (a) { return Math.hypot(a[0] - other[0], a[1] - other[1]) || 1; };
      var k = Math.max(1, Math.min(CLOSEST, zoom * apart(now) / apart(before)));
      var middle = function (a) { return [(a[0] + other[0]) / 2, (a[1] + other[1]) / 2]; };
      var was = middle(before);
      var is = middle(now);
      go(k, is[0] - (was[0] - left) * k / zoom, is[1] - (was[1] - top) * k / zoom);
    } else {
      go(zoom, left + now[0] - before[0], top + now[1] - before[1]);
    }
    moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    fingers[event.pointerId] = now;
  });
  ["pointerup", "pointercancel", "pointerleave"].forEach(function (name) {
    svg.addEventListener(name, function (event) { delete fingers[event.pointerId]; });
  });
  svg.addEventListener("click", function (event) { if (moved > 8) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", function (event) { event.preventDefault(); });

  window.addEventListener("resize", draw);
  document.addEventListener("dateline:shown", draw);
  go(1, 0, 0);
  window.performance.mark("map");
})();
