// The picture at the head: draws, and turns pointers into choosing, dragging and zooming.
import { busyStretches, foldedAxis } from "./axis.mjs";
import { MINUTE, MONTHS, dateOf, dayName, yearName } from "./calendar.mjs";
import { make, measurer, saveFile, svg } from "./dom.mjs";
import { histogram, layRows } from "./layout.mjs";
import { LABEL_FONT, MARGINS, layoutOf, pictureFile, tracesOf } from "./plotly.mjs";
import { beside, pictured } from "./story.mjs";
import { clamp, count } from "./text.mjs";

const NARROW = 560;
const SLIM = 760;
const STRIP = 52;
const FOLD_NOTE = 16; // pixels for the lengths of what is folded
const PAUSE = 160; // milliseconds
const TAP = 6; // pixels that a finger may move and still tap

export class Picture {
  constructor(view) {
    this.view = view;
    this.plot = make("div", { class: "plot", "aria-hidden": "true" });
    this.band = make("div", { class: "band", hidden: true });
    this.chosenBand = make("div", { class: "band chosen", hidden: true });
    this.canvas = make("div", { class: "canvas", role: "img" }, this.chosenBand, this.band, this.plot);
    this.strip = svg("svg", { class: "strip", "aria-hidden": "true", height: STRIP });
    const button = (name, text, deed, label) => make("button", { type: "button", "data-do": name, "aria-label": label, onclick: deed }, text);
    this.earlier = button("earlier", "", () => this.beyond(-1));
    this.later = button("later", "", () => this.beyond(1));
    for (const edge of [this.earlier, this.later]) edge.toggleAttribute("data-none", true);
    this.element = make(
      "div",
      { class: "picture" },
      make(
        "div",
        { class: "bar" },
        this.earlier,
        make(
          "div",
          { class: "zoom", role: "group", "aria-label": "Zoom" },
          button("out", "\u2212", () => this.zoom(2), "Zoom out"),
          button("in", "+", () => this.zoom(0.5), "Zoom in"),
          button("fit", "Fit", () => this.look(null)),
          button("all", "Everything", () => this.everything()),
          button("save", "Save picture", () => this.save()),
        ),
        this.later,
      ),
      this.canvas,
      this.strip,
    );
    this.measure = measurer(LABEL_FONT);
    this.listen();
    this.listenToStrip();
    new ResizeObserver(() => {
      if (this.drawn && this.canvas.clientWidth !== this.drawn.width + MARGINS.l + MARGINS.r && !view.printing) this.soon();
    }).observe(this.canvas);
  }

  // What is drawn ------------------------------------------------------------------------------------
  scene() {
    const { state, shown, data } = this.view;
    const width = Math.max(160, (this.view.printing ? 690 : this.canvas.clientWidth) - MARGINS.l - MARGINS.r);
    const narrow = width < NARROW;
    const entries = pictured(shown, { range: state.view, keyOnly: this.view.story, most: narrow ? 9 : 15, chosen: this.view.chosen });
    const extents = entries.map((entry) => entry.x);
    const axis = foldedAxis(busyStretches(extents), extents, width < SLIM ? 3 : undefined); // each fold takes room for its words
    const plain = state.view ? foldedAxis([state.view]) : axis;
    const [from, to] = state.view || [axis.begin - axis.pad, axis.end + axis.pad];
    const px = (day) => ((plain.toPlace(day) - from) / (to - from)) * width;
    const parts = entries.map((entry) => ({ entry }));
    const come = entries.findIndex((entry) => entry.come);
    if (come >= 0) parts.splice(come, 0, { rule: "Still to come" });
    const { rows, height } = layRows(parts, { px, width, measure: this.measure, lines: narrow ? 3 : 2 });
    const perPixel = (to - from) / width;
    const [least, most] = [from - 0.02 * (to - from), to + 0.02 * (to - from)];
    return {
      axis: plain,
      rows,
      height: Math.max(height, 40) + (plain.folds.length ? FOLD_NOTE : 0),
      width,
      from,
      to,
      perPixel,
      clock: entries.some((entry) => entry.c),
      place: (pixel) => from + pixel * perPixel,
      cutPlace: (place) => clamp(place, least, most),
      cut: (day) => clamp(plain.toPlace(day), least, most),
      published: publishedIn(data.articles, plain, from, to, perPixel),
    };
  }
  draw() {
    const { view } = this;
    cancelAnimationFrame(this.waiting); // whoever asked for a drawing soon has it now
    this.waiting = null;
    if (!view.plotly || !this.plot.isConnected || (!this.canvas.clientWidth && !view.printing)) return;
    const scene = (this.drawn = this.scene());
    const theme = view.theme();
    const traces = tracesOf(scene, view.data, theme, (look) => (view.isDark() ? look.dark : look.light));
    view.plotly.react(this.plot, traces, layoutOf(scene, theme), { staticPlot: true, responsive: false });
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true"); // it would be read as a picture without a name
    this.canvas.setAttribute("aria-label", this.inWords(scene));
    this.showChosen();
    if (view.partial) return; // what lies beside and below is not known yet
    this.drawEdges();
    if (view.printing || this.stripOf === view.shown) this.drawStrip();
    else setTimeout(() => this.drawStrip()); // a task of its own, where all is counted anew
  }
  soon() {
    this.waiting = this.waiting || requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }
  // While somebody types the list answers at once, and the picture when he pauses
  afterPause() {
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => this.soon(), PAUSE);
  }
  inWords(scene) {
    const rows = scene.rows.filter((row) => row.entry);
    if (!rows.length) return "No event lies in this time.";
    return `Picture of ${count(rows.length, "event")}, ${rows[0].entry.w} to ${rows.at(-1).entry.w}. The list says the same.`;
  }
  showChosen() {
    const row = this.drawn && this.drawn.rows.find((row) => row.entry && row.entry === this.view.chosen);
    this.put(this.chosenBand, this.view.printing ? null : row);
  }
  put(band, row) {
    band.hidden = !row;
    if (row) Object.assign(band.style, { top: `${MARGINS.t + row.top}px`, height: `${row.height}px` });
  }
  drawEdges() {
    const [before, after] = beside(this.view.shown, this.range());
    this.earlier.textContent = `\u2190 ${before} earlier`;
    this.later.textContent = `${after} later \u2192`;
    this.earlier.toggleAttribute("data-none", !before);
    this.later.toggleAttribute("data-none", !after);
  }

  // Moving about -------------------------------------------------------------------------------------
  range() {
    const { from, to, axis } = this.drawn;
    return [axis.toDay(from), axis.toDay(to)];
  }
  look(range, { quiet = false } = {}) {
    if (range) {
      const length = clamp(range[1] - range[0], 5 * MINUTE, this.view.reach * 3 + 365);
      const middle = (range[0] + range[1]) / 2;
      this.view.state.view = [middle - length / 2, middle + length / 2];
    } else this.view.state.view = null;
    this.soon();
    if (!quiet) this.view.remember();
  }
  zoom(factor, share = null) {
    if (!this.drawn) return;
    const { from, to, axis } = this.drawn;
    const row = this.drawn.rows.find((row) => row.entry && row.entry === this.view.chosen);
    const at = share === null ? (row ? row.entry.anchor : axis.toDay((from + to) / 2)) : axis.toDay(from + share * (to - from));
    const [begin, end] = this.view.state.view || [at - (to - from) / 2, at + (to - from) / 2];
    this.look([at - (at - begin) * factor, at + (end - at) * factor]);
  }
  shift(start, pixels) {
    const days = pixels * ((start[1] - start[0]) / this.drawn.width);
    this.look([start[0] - days, start[1] - days], { quiet: true });
  }
  everything() {
    const dated = this.view.shown.filter((entry) => entry.x);
    if (!dated.length) return;
    const [from, to] = [Math.min(...dated.map((entry) => entry.anchor)), Math.max(...dated.map((entry) => entry.anchor))];
    const pad = Math.max((to - from) * 0.04, 0.5);
    this.look([from - pad, to + pad]);
  }
  beyond(side) {
    const [from, to] = this.range();
    const dated = this.view.shown.filter((entry) => entry.x && (side < 0 ? entry.anchor < from : entry.anchor > to));
    if (!dated.length) return;
    const next = side < 0 ? Math.max(...dated.map((entry) => entry.anchor)) : Math.min(...dated.map((entry) => entry.anchor));
    const length = to - from;
    const begin = side < 0 ? next - length * 0.85 : next - length * 0.15;
    this.look([begin, begin + length]);
  }
  save() {
    const { data } = this.view;
    const used = [...new Set(this.drawn.rows.filter((row) => row.entry).map((row) => row.entry.f))].map((claim) => data.claims[claim]);
    const theme = data.themes.light;
    const { data: traces, layout } = pictureFile(tracesOf(this.drawn, data, theme, (look) => look.light), layoutOf(this.drawn, theme), data, used);
    return this.view.plotly.toImage({ data: traces, layout }, { format: "svg", width: layout.width, height: layout.height }).then((address) => {
      const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
      saveFile("timeline.svg", "image/svg+xml", text);
      return text;
    });
  }

  // Pointers: a row is one target, however far from its mark -----------------------------------------
  rowAt(event) {
    if (!this.drawn) return null;
    const y = event.clientY - this.canvas.getBoundingClientRect().top - MARGINS.t;
    return this.drawn.rows.find((row) => row.entry && y >= row.top && y < row.top + row.height) || null;
  }
  listen() {
    const held = new Map();
    let start = null;
    const spread = () => Math.abs([...held.values()][0].x - [...held.values()][1].x);
    const middle = () => ([...held.values()][0].x + [...held.values()][1].x) / 2;
    const begin = (event) => {
      if (!this.drawn) return;
      start = { x: event.clientX, y: event.clientY, range: this.range(), moved: false, pinch: held.size === 2 ? spread() : null };
      start.share = held.size === 2 ? (middle() - this.canvas.getBoundingClientRect().left - MARGINS.l) / this.drawn.width : 0;
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      held.set(event.pointerId, { x: event.clientX });
      begin(event);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!held.has(event.pointerId) || !start) {
        const row = event.pointerType === "touch" ? null : this.rowAt(event);
        this.canvas.toggleAttribute("data-over", Boolean(row));
        this.put(this.band, row);
        return;
      }
      held.set(event.pointerId, { x: event.clientX });
      if (start.pinch && held.size === 2) {
        start.moved = true;
        this.pinch(start, spread());
      } else if (start.moved || Math.abs(event.clientX - start.x) > TAP) {
        if (!start.moved) this.canvas.setPointerCapture(event.pointerId);
        start.moved = true;
        this.shift(start.range, event.clientX - start.x);
      }
    });
    const end = (event) => {
      if (!held.delete(event.pointerId) || !start) return;
      if (start.moved) this.view.remember();
      else if (event.type === "pointerup" && Math.abs(event.clientY - start.y) <= TAP) this.tap(event);
      start = held.size ? { ...start, moved: true, x: [...held.values()][0].x, range: this.range(), pinch: null } : null;
    };
    this.canvas.addEventListener("pointerup", end);
    this.canvas.addEventListener("pointercancel", end);
    this.canvas.addEventListener("pointerleave", () => this.put(this.band, null));
    this.canvas.addEventListener("dblclick", () => this.look(null));
    this.canvas.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const share = (event.clientX - this.canvas.getBoundingClientRect().left - MARGINS.l) / this.drawn.width;
        this.zoom(Math.exp(clamp(event.deltaY, -120, 120) / 240), clamp(share, 0, 1));
      },
      { passive: false },
    );
  }
  pinch(start, spread) {
    const factor = clamp(start.pinch / Math.max(spread, 1), 0.05, 20);
    const [from, to] = start.range;
    const at = from + start.share * (to - from);
    this.look([at - (at - from) * factor, at + (to - at) * factor], { quiet: true });
  }
  tap(event) {
    const row = this.rowAt(event);
    if (row) this.view.choose(row.entry);
  }

  // The strip: where everything that matches lies; a click on a bar lists it, the frame is what the picture shows ----
  drawStrip() {
    const dated = this.view.shown.filter((entry) => entry.x);
    const width = this.canvas.clientWidth;
    this.strip.toggleAttribute("hidden", dated.length < 3 || Boolean(this.view.printing));
    if (dated.length < 3 || !width) return;
    if (this.stripOf === this.view.shown && this.onStrip && this.onStrip.width === width) {
      this.frameOf();
      return;
    }
    this.stripOf = this.view.shown;
    const axis = wholeAxis(dated);
    const [from, to] = [axis.begin - axis.pad, axis.end + axis.pad];
    const at = (place) => ((place - from) / (to - from)) * width;
    this.onStrip = { axis, from, to, width, at };
    const bins = histogram(dated.map((entry) => [entry.index, axis.toPlace(entry.anchor)]), from, to, Math.round(width / 9));
    this.strip.setAttribute("viewBox", `0 0 ${width} ${STRIP}`);
    this.strip.replaceChildren(svg("line", { x1: 0, x2: width, y1: 32.5, y2: 32.5, class: "ground" }), ...stripBars(bins, at), ...stripFolds(axis, at), ...stripDates(dated, width));
    this.bins = bins;
    this.frameOf();
  }
  frameOf() {
    const { axis, at, width } = this.onStrip;
    const [from, to] = this.range().map((day) => at(axis.toPlace(day)));
    const [left, right] = [clamp(from, 1, width - 9), clamp(Math.max(to, from + 8), 9, width - 1)];
    this.frame = [left, right];
    for (const old of this.strip.querySelectorAll(".window, .handle")) old.remove();
    const handle = (x) => svg("rect", { x: x - 2.5, y: 10, width: 5, height: 14, rx: 2, class: "handle" });
    this.strip.append(svg("rect", { x: left, y: 1.5, width: right - left, height: 31, rx: 3, class: "window" }), handle(left), handle(right));
  }
  listenToStrip() {
    let held = null;
    const where = (event) => event.clientX - this.strip.getBoundingClientRect().left;
    const day = (pixel) => this.onStrip.axis.toDay(this.onStrip.from + (pixel / this.onStrip.width) * (this.onStrip.to - this.onStrip.from));
    this.strip.addEventListener("pointerdown", (event) => {
      if (!this.onStrip) return;
      const [x, [left, right]] = [where(event), this.frame];
      const part = Math.abs(x - left) < 9 ? "left" : Math.abs(x - right) < 9 ? "right" : x > left && x < right ? "middle" : "new";
      held = { x, part, range: this.range(), moved: false };
      this.strip.setPointerCapture(event.pointerId);
    });
    this.strip.addEventListener("pointermove", (event) => {
      if (!held) return;
      const x = where(event);
      if (!held.moved && Math.abs(x - held.x) < TAP) return;
      held.moved = true;
      const [from, to] = held.range;
      const shift = day(x) - day(held.x);
      const moved = { left: [Math.min(day(x), to), to], right: [from, Math.max(day(x), from)], middle: [from + shift, to + shift], new: [day(held.x), day(x)].sort((one, other) => one - other) };
      this.look(moved[held.part], { quiet: true });
    });
    this.strip.addEventListener("pointerup", (event) => {
      const tapped = held && !held.moved;
      held = null;
      if (tapped) this.openBin(where(event));
      else this.view.remember();
    });
    this.strip.addEventListener("pointercancel", () => {
      held = null;
    });
  }
  openBin(pixel) {
    const { at } = this.onStrip;
    const bin = this.bins.find((bin) => pixel >= at(bin.from) - 1 && pixel <= at(bin.to) + 1);
    if (bin) this.view.listed(bin.keys.map((key) => this.view.entries[key]));
  }
}

function publishedIn(articles, axis, from, to, perPixel) {
  const groups = [];
  const days = articles.map((article) => article.day).filter((day) => day !== null).sort((one, other) => one - other);
  for (const place of days.map((day) => axis.toPlace(day))) {
    if (place < from || place > to) continue;
    const before = groups.at(-1);
    if (before && (place - before.place) / perPixel < 70) before.number += 1;
    else groups.push({ place, number: 1 });
  }
  return groups;
}

function wholeAxis(dated) {
  const anchors = dated.map((entry) => entry.anchor);
  const part = Math.max((Math.max(...anchors) - Math.min(...anchors)) / 90, MINUTE);
  return foldedAxis(anchors.map((anchor) => [anchor, anchor + part]));
}

function stripBars(bins, at) {
  const most = Math.max(1, ...bins.map((bin) => bin.keys.length));
  return bins.map((bin) => {
    const height = 3 + (24 * Math.sqrt(bin.keys.length)) / Math.sqrt(most);
    const bar = svg("rect", { x: at(bin.from) + 0.5, y: 32 - height, width: Math.max(2, at(bin.to) - at(bin.from) - 1), height, class: "density" });
    bar.append(svg("title", {}, count(bin.keys.length, "event")));
    return bar;
  });
}

function stripFolds(axis, at) {
  return axis.folds.map((fold) => {
    const x = (at(fold.at) + at(fold.until)) / 2;
    return svg("path", { d: `M${x - 4} 37l4 -9m1 9l4 -9`, class: "fold" });
  });
}

// The first and the last time, each as precisely as it is told; what ends with a day is of it
function stripDates(dated, width) {
  const first = dated.reduce((one, other) => (other.anchor < one.anchor ? other : one));
  const last = dated.reduce((one, other) => (other.anchor > one.anchor ? other : one));
  const ends = [[0, first, "start"], [width, last, "end"]];
  const name = (entry) => stripDate(entry.anchor === entry.last ? entry.anchor - MINUTE : entry.anchor, Math.max(last.anchor - first.anchor, 10 * (entry.last - entry.first)));
  return ends.map(([x, entry, anchor]) => svg("text", { x, y: 47, "text-anchor": anchor }, name(entry)));
}

function stripDate(day, length) {
  const { year, month } = dateOf(day);
  if (length > 3000) return yearName(year);
  return length > 100 ? `${MONTHS[month - 1]} ${yearName(year)}` : dayName(day);
}
