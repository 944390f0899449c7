// The life of a page: draws the picture anew for every zoom and filter, opens cards, sorts, searches, walks.
// One name is left on the page, `dateline`; several timelines on a page share what it holds.
// All text of articles is read from the page's own text nodes and written back as text nodes: nothing here parses HTML.
(() => {
  "use strict";
  if (window.dateline && window.dateline.mount) {
    window.dateline.mountAll();
    return;
  }
  const dateline = (window.dateline = window.dateline || {});

  // The same numbers as reports/lanes.py and reports/figure.py -----------------------------------------
  const GLYPH = 16,
    GAP = 8,
    LABEL_GAP = 6,
    LONG = 0.32,
    BELOW = 0.34,
    ARROW = 39,
    CLUSTER = 44,
    LABEL_LETTERS = 52,
    MAX_ALONE = 130,
    MAX_LANES = 12,
    MAX_ROWS = 16,
    ROW = 30,
    HEAD = 0.8;
  const FADE_OUT = [0.55, 0.46, 0.37, 0.28, 0.19, 0.1],
    FADE_BOTH = [0.08, 0.17, 0.26, 0.35, 0.42, 0.42, 0.35, 0.26, 0.17, 0.08];
  const MINUTE = 1 / 1440,
    HOUR = 1 / 24;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  // Small things ---------------------------------------------------------------------------------------
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const plotlyText = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  function shorten(text, letters = LABEL_LETTERS) {
    const flat = text
        .slice(0, letters * 8)
        .trim()
        .split(/\s+/)
        .join(" "), // a text may be very long
      points = [...flat];
    if (points.length <= letters) return flat;
    const cut = points.slice(0, letters - 1).join(""),
      space = cut.lastIndexOf(" ");
    return (space > letters / 2 ? cut.slice(0, space) : cut).replace(/[ ,;:]+$/, "") + "\u2026";
  }
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  let pen;
  function textWidth(text, font) {
    pen = pen || document.createElement("canvas").getContext("2d");
    pen.font = font;
    return pen.measureText(text).width;
  }

  // The calendar: days since 1970-01-01, astronomical years, the same era arithmetic as events/schema.py
  function daysOf(year, month = 1, day = 1) {
    const shifted = month <= 2 ? year - 1 : year,
      era = Math.floor(shifted / 400),
      ofEra = shifted - era * 400;
    const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
    return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
  }
  function dateOf(days) {
    const shifted = Math.floor(days) + 719468,
      era = Math.floor(shifted / 146097),
      ofEra = shifted - era * 146097;
    const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
    const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const part = Math.floor((5 * ofYear + 2) / 153),
      day = ofYear - Math.floor((153 * part + 2) / 5) + 1,
      month = part < 10 ? part + 3 : part - 9;
    const seconds = Math.round((days - Math.floor(days)) * 86400);
    return {
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month,
      day,
      hour: Math.floor(seconds / 3600),
      minute: Math.floor((seconds % 3600) / 60),
    };
  }
  const yearName = (year) => (year <= 0 ? `${1 - year} BCE` : year < 100 ? `${year} CE` : `${year}`);
  const dayName = (days) => {
    const date = dateOf(days);
    return `${date.day} ${MONTHS[date.month - 1]} ${yearName(date.year)}`;
  };

  // "2008", "2008-03", "2008-03-11", "44 BCE" to the first day of it, and the first after it
  function readDate(text) {
    const match = /^\s*(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*(bce?|ce|ad)?\s*$/i.exec(text);
    if (!match) return null;
    const year = /^b/i.test(match[4] || "") ? 1 - Number(match[1]) : Number(match[1]);
    const month = match[2] && Number(match[2]),
      day = match[3] && Number(match[3]);
    if ((month && (month < 1 || month > 12)) || (day && (day < 1 || day > 31))) return null;
    if (day) return [daysOf(year, month, day), daysOf(year, month, day) + 1];
    if (month) return [daysOf(year, month), month === 12 ? daysOf(year + 1) : daysOf(year, month + 1)];
    return [daysOf(year), daysOf(year + 1)];
  }

  // Ticks: round steps of one unit; the larger unit stands below where it changes ----------------------
  const STEPS = [
    ...[1, 2, 5, 10, 15, 30].map((size) => ({ unit: "minute", size, days: size * MINUTE })),
    ...[1, 2, 3, 6, 12].map((size) => ({ unit: "hour", size, days: size * HOUR })),
    ...[1, 2, 7, 14].map((size) => ({ unit: "day", size, days: size })),
    ...[1, 2, 3, 6].map((size) => ({ unit: "month", size, days: size * 30.44 })),
  ];
  function stepFor(days) {
    const found = STEPS.find((step) => step.days >= days);
    if (found) return found;
    const years = days / 365.25,
      power = 10 ** Math.floor(Math.log10(years)),
      size = [1, 2, 5, 10].find((factor) => factor * power >= years * 0.999) * power;
    return { unit: "year", size: Math.max(1, Math.round(size)), days: size * 365.25 };
  }
  function ticks(begin, end, width, from) {
    const step = stepFor((end - begin) / Math.max(2, width / 92)),
      values = [];
    if (step.unit === "year") {
      for (let year = Math.ceil(dateOf(begin).year / step.size) * step.size; daysOf(year) <= end; year += step.size)
        values.push(daysOf(year));
    } else if (step.unit === "month") {
      const from = dateOf(begin);
      for (let index = Math.ceil((from.year * 12 + from.month - 1) / step.size) * step.size; ; index += step.size) {
        const day = daysOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
        if (day > end) break;
        values.push(day);
      }
    } else if (step.unit === "day" && step.size > 2) {
      for (let day = Math.ceil((begin + 3) / step.size) * step.size - 3; day <= end; day += step.size) values.push(day); // Mondays
    } else {
      for (let index = Math.ceil(begin / step.days - 1e-9); index * step.days <= end; index += 1) values.push(index * step.days);
    }
    const inside = values.filter((value) => value >= begin);
    let before = null,
      seen = false;
    const texts = inside.map((value) => {
      const date = dateOf(value + MINUTE / 120),
        [name, context] = tickName(step, date);
      const opens = !seen && value >= from;
      seen = seen || opens;
      const text = context && (opens || context !== before) ? `${name}<br><b>${context}</b>` : name;
      before = context;
      return text;
    });
    return { values: inside, texts };
  }
  function tickName(step, date) {
    if (step.unit === "year") return [yearName(date.year), ""];
    if (step.unit === "month") return [MONTHS[date.month - 1], yearName(date.year)];
    if (step.unit === "day") return [`${date.day}`, `${MONTHS[date.month - 1]} ${yearName(date.year)}`];
    return [
      `${String(date.hour).padStart(2, "0")}:${String(date.minute).padStart(2, "0")}`,
      `${date.day} ${MONTHS[date.month - 1]} ${yearName(date.year)}`,
    ];
  }

  // Extents: [earliest, core from, core to, latest], null where unknown -------------------------------
  const known = (x) => x.filter((point) => point !== null);
  const first = (x) => Math.min(...known(x));
  const last = (x) => Math.max(...known(x));
  const hasCore = (x) => x[1] !== null && x[2] !== null && x[1] < x[2];
  function anchorOf(x, inset = 0) {
    if (hasCore(x)) return x[1] + Math.min(inset, (x[2] - x[1]) / 2);
    if (x[0] === null && x[1] === null) return last(x);
    if (x[3] === null && x[2] === null) return first(x);
    if (x[0] === null) return last(x);
    return x[3] === null ? first(x) : (first(x) + last(x)) / 2;
  }
  function steps(begin, end, opacities) {
    if (end <= begin) return [];
    const step = (end - begin) / opacities.length;
    return opacities.map((opacity, index) => [begin + index * step, begin + (index + 1) * step, opacity]);
  }
  function fades(x, arrow) {
    const core = hasCore(x),
      from = first(x),
      to = last(x),
      found = [];
    if (!core && x[0] !== null && x[3] !== null) return steps(from, to, FADE_BOTH);
    const leftEnd = core ? x[1] : x[0] === null ? to : null,
      rightBegin = core ? x[2] : x[3] === null ? from : null;
    if (leftEnd !== null) found.push(...steps(x[0] === null ? from - arrow : x[0], leftEnd, [...FADE_OUT].reverse()));
    if (rightBegin !== null) found.push(...steps(rightBegin, x[3] === null ? to + arrow : x[3], FADE_OUT));
    return found;
  }

  // Rows and clusters (reports/lanes.py) ---------------------------------------------------------------
  function fillLane(boxes, { width, rows, labels, alone }) {
    const ranked = [...boxes].sort((one, other) => other.salience - one.salience || one.key - other.key);
    const taken = [],
      spilled = ranked.slice(alone),
      placed = [];
    const find = (left, right) => {
      for (let index = 0; index < taken.length; index += 1) {
        if (taken[index].every(([begin, end]) => right + GAP <= begin || end + GAP <= left)) {
          taken[index].push([left, right]);
          return index;
        }
      }
      if (taken.length >= rows) return null;
      taken.push([[left, right]]);
      return taken.length - 1;
    };
    ranked.slice(0, alone).forEach((box, rank) => {
      const long = box.right - box.left > LONG * width,
        labelAfter = (long ? box.anchor + GLYPH / 2 : box.right) + LABEL_GAP,
        labelBefore = (long ? box.anchor - GLYPH / 2 : box.left) - LABEL_GAP;
      let row = null,
        side = null;
      if (rank < labels && labelAfter + box.label <= width) {
        row = find(box.left, Math.max(box.right, labelAfter + box.label));
        side = row === null ? null : "right";
      } else if (rank < labels && labelBefore - box.label >= 0) {
        row = find(Math.min(box.left, labelBefore - box.label), box.right);
        side = row === null ? null : "left";
      }
      if (row === null) row = find(box.left, box.right);
      if (row === null) spilled.push(box);
      else
        placed.push({
          key: box.key,
          row,
          side,
          anchor: box.anchor,
          labelAt: side === "right" ? labelAfter - 3 : labelBefore + 3,
          before: side === "left" ? labelBefore - box.label : box.anchor,
          below: Boolean(side) && long,
        });
    });
    const groups = [],
      middle = (held) => clamp(held.reduce((sum, box) => sum + box.anchor, 0) / held.length, CLUSTER / 2, width - CLUSTER / 2);
    for (const box of spilled.sort((one, other) => one.anchor - other.anchor || one.key - other.key)) {
      let held = [box];
      while (groups.length && middle(held) - middle(groups[groups.length - 1]) < CLUSTER) held = [...groups.pop(), ...held];
      groups.push(held);
    }
    const clusters = [];
    for (const held of groups) {
      if (held.length > 1) clusters.push({ keys: held.map((box) => box.key).sort((one, other) => one - other), anchor: middle(held) });
      else placed.push({ key: held[0].key, row: taken.length, side: null, bare: true, anchor: middle(held) });
    }
    return { placed, clusters, height: Math.max(1, taken.length + (spilled.length ? 1 : 0)) };
  }

  // One timeline ---------------------------------------------------------------------------------------
  class View {
    constructor(root) {
      this.root = root;
      this.find = (selector) => root.querySelector(selector);
      this.all = (selector) => [...root.querySelectorAll(selector)];
      this.data = JSON.parse(this.find(".dateline-data").textContent);
      this.isPage = Boolean(root.closest("[data-page]"));
      this.plot = this.find(".plot");
      this.form = this.find(".tools");
      this.live = this.find("[data-live]");
      this.texts = this.all(".story");
      this.entries = this.data.entries.map((entry, index) => this.readEntry(entry, index));
      this.byId = new Map(this.entries.map((entry) => [entry.id, entry]));
      this.byEvent = new Map(this.entries.flatMap((entry) => entry.m.map((mention) => [mention.e, entry])));
      this.dated = this.entries.filter((entry) => entry.x);
      this.range = this.data.window.slice(0, 2);
      this.chosen = null;
      this.shown = this.dated;
      this.sort = ["when", 1];
      this.prepareTable();
      if (!this.dated.length) {
        root.classList.add("live");
        return;
      }
      this.listen();
      this.readAddress();
      root.classList.add("live");
      this.filter({ quiet: true });
    }

    // What the server wrote is the one home of words; numbers come with the data
    readEntry(entry, index) {
      const row = document.getElementById(`${this.root.id}-${entry.id}`);
      const text = (selector) => (row && row.querySelector(selector) ? row.querySelector(selector).textContent : "");
      const found = {
        ...entry,
        index,
        row,
        summary: text(".summary"),
        why: text(".why"),
        when: text("th") || "no date",
        said: row && row.cells ? row.cells[4].textContent : "",
      };
      if (entry.x) {
        found.first = first(entry.x);
        found.last = last(entry.x);
        found.anchor = anchorOf(entry.x);
      }
      return found;
    }
    textOf(article) {
      return this.texts[article].textContent;
    }
    words(entry) {
      if (entry.folded === undefined) {
        const mentions = entry.m.map((mention) => this.textOf(mention.a).slice(mention.s[0], Math.min(mention.s[1], mention.s[0] + 5000)));
        const titles = entry.m.map((mention) => this.titleOf(mention.a));
        entry.folded = fold(
          [
            entry.when,
            entry.summary,
            entry.why,
            entry.said,
            ...entry.a.map((actor) => this.data.actors[actor]),
            ...mentions,
            ...titles,
          ].join("\n"),
        );
      }
      return entry.folded;
    }
    titleOf(article) {
      return this.texts[article].parentElement.querySelector("bdi").textContent;
    }
    publishedOf(article) {
      const day = this.data.published[article];
      return day === null ? "no date" : dayName(day);
    }

    // Finding ------------------------------------------------------------------------------------------
    wishes() {
      const value = (name) => this.form.elements[name].value;
      const claims = new Set(
        this.all('[data-filter="claim"]')
          .filter((box) => box.checked)
          .map((box) => Number(box.value)),
      );
      const number = (name) => (value(name) === "" ? null : Number(value(name)));
      const date = (name) => {
        const field = this.form.elements[name],
          read = field.value.trim() ? readDate(field.value) : undefined;
        field.setAttribute("aria-invalid", read === null ? "true" : "false");
        return read || null;
      };
      const from = date("from"),
        to = date("to");
      return {
        words: fold(value("q")).split(/\s+/).filter(Boolean),
        claims,
        actor: number("actor"),
        kind: number("kind"),
        basis: number("basis"),
        article: number("article"),
        from: from && from[0],
        to: to && to[1],
      };
    }
    matches(entry, wish) {
      return (
        wish.claims.has(entry.f) &&
        (wish.kind === null || entry.k === wish.kind) &&
        (wish.basis === null || entry.b === wish.basis) &&
        (wish.actor === null || entry.a.includes(wish.actor)) &&
        (wish.article === null || entry.m.some((mention) => mention.a === wish.article)) &&
        (wish.from === null || (Boolean(entry.x) && entry.last > wish.from)) &&
        (wish.to === null || (Boolean(entry.x) && entry.first < wish.to)) &&
        wish.words.every((word) => this.words(entry).includes(word))
      );
    }
    filter({ quiet = false } = {}) {
      const wish = this.wishes();
      let number = 0;
      for (const entry of this.entries) {
        entry.out = !this.matches(entry, wish);
        if (entry.row) entry.row.hidden = entry.out;
        if (!entry.out) number += 1;
      }
      for (const word of this.all(".story .event")) {
        const entry = this.byEvent.get(word.id.slice(this.root.id.length + 1));
        word.classList.toggle("filtered", Boolean(entry && entry.out));
      }
      this.shown = this.dated.filter((entry) => !entry.out);
      this.markFound(wish.words);
      const all = number === this.entries.length;
      this.find(".count").textContent = all ? "" : `${number.toLocaleString("en")} of ${count(this.entries.length, "event")}`;
      this.find(".reset").hidden = all;
      this.find(".nothing").hidden = this.shown.length > 0 || !this.dated.length;
      if (!quiet) {
        this.say(all ? `All ${count(this.entries.length, "event")}` : `${number} of ${count(this.entries.length, "event")} match`);
        this.writeAddress();
      }
      this.draw();
      this.drawStrip();
    }
    // The words that were searched for, where they stand in the table
    markFound(words) {
      if (!window.CSS || !CSS.highlights || !window.Highlight) return;
      CSS.highlights.delete("dateline-found");
      const ranges = [];
      for (const entry of words.length ? this.entries : []) {
        if (entry.out || !entry.row || ranges.length > 600) continue;
        const walker = document.createTreeWalker(entry.row, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.data.toLowerCase();
          for (const word of words) {
            for (let at = text.indexOf(word); at >= 0 && text.length === node.length; at = text.indexOf(word, at + word.length)) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + word.length);
              ranges.push(range);
            }
          }
        }
      }
      if (ranges.length) CSS.highlights.set("dateline-found", new Highlight(...ranges));
    }
    savePicture() {
      dateline.plotly.downloadImage(this.plot, {
        format: "svg",
        filename: "timeline",
        width: this.plot.clientWidth,
        height: this.plot.clientHeight,
      });
    }
    reset() {
      this.form.reset();
      for (const box of this.all('[data-filter="claim"]')) box.checked = true;
      this.filter();
    }

    // The address: a link reopens the same view --------------------------------------------------------
    writeAddress() {
      if (!this.isPage) return;
      const parts = new URLSearchParams();
      for (const name of ["q", "actor", "kind", "basis", "article", "from", "to"])
        if (this.form.elements[name].value) parts.set(name, this.form.elements[name].value);
      const hidden = this.all('[data-filter="claim"]')
        .filter((box) => !box.checked)
        .map((box) => this.data.claims[box.value].id);
      if (hidden.length) parts.set("without", hidden.join("."));
      if (this.lanes()) parts.set("lanes", this.lanes());
      if (this.sort[0] !== "when" || this.sort[1] < 0) parts.set("sort", (this.sort[1] < 0 ? "-" : "") + this.sort[0]);
      if (this.range.some((point, index) => Math.abs(point - this.data.window[index]) > 1e-6))
        parts.set("view", this.range.map((point) => +point.toFixed(4)).join("~"));
      if (this.chosen) parts.set("event", this.chosen.id);
      const theme = this.root.dataset.theme;
      if (theme) parts.set("theme", theme);
      const text = parts.toString();
      this.written = text ? `#${text}` : "";
      try {
        history.replaceState(history.state, "", this.written || location.pathname + location.search);
      } catch (error) {
        this.written = location.hash;
      }
    }
    readAddress() {
      if (!this.isPage || location.hash.length < 2) return;
      const parts = new URLSearchParams(location.hash.slice(1));
      for (const name of ["q", "actor", "kind", "basis", "article", "from", "to"]) this.form.elements[name].value = parts.get(name) || "";
      if (["actor", "kind", "basis", "article", "from", "to"].some((name) => parts.get(name))) this.find(".more").open = true;
      const hidden = new Set((parts.get("without") || "").split("."));
      for (const box of this.all('[data-filter="claim"]')) box.checked = !hidden.has(this.data.claims[box.value].id);
      this.find('[name="lanes"]').value = parts.get("lanes") || "";
      const sort = parts.get("sort");
      if (sort) this.sortBy(sort.replace(/^-/, ""), sort.startsWith("-") ? -1 : 1);
      const view = (parts.get("view") || "").split("~").map(Number);
      this.range = view.length === 2 && view.every(Number.isFinite) && view[0] < view[1] ? view : this.data.window.slice(0, 2);
      if (["light", "dark"].includes(parts.get("theme"))) this.setTheme(parts.get("theme"));
      const entry = this.byId.get(parts.get("event"));
      if (entry) this.choose(entry, { move: false, quiet: true });
    }

    // Looks --------------------------------------------------------------------------------------------
    isDark() {
      if (this.printing) return false;
      return this.root.dataset.theme ? this.root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    }
    setTheme(theme) {
      this.root.dataset.theme = theme;
      if (this.isPage) document.documentElement.dataset.theme = theme;
    }
    lanes() {
      return this.find('[name="lanes"]').value;
    }

    // Drawing ------------------------------------------------------------------------------------------
    grouped() {
      const by = this.lanes(),
        data = this.data;
      if (!by) return [["", this.shown]];
      const key = { article: (entry) => entry.m[0].a, actor: (entry) => (entry.a.length ? entry.a[0] : -1), kind: (entry) => entry.k }[by];
      const name = {
        article: (index) => `[${index + 1}] ${this.titleOf(index)}`,
        actor: (index) => (index < 0 ? "nobody named" : data.actors[index]),
        kind: (index) => data.kinds[index],
      }[by];
      const groups = new Map();
      for (const entry of this.shown) {
        const lane = key(entry);
        if (!groups.has(lane)) groups.set(lane, []);
        groups.get(lane).push(entry);
      }
      const [from, to] = this.range,
        inView = (entries) => entries.filter((entry) => entry.last > from && entry.first < to).length;
      const ranked = [...groups].sort(
        (one, other) => (one[0] === -1) - (other[0] === -1) || inView(other[1]) - inView(one[1]) || one[0] - other[0],
      );
      const most = this.width < 560 ? 6 : MAX_LANES,
        kept = ranked.slice(0, ranked.length > most ? most - 1 : most),
        rest = ranked.slice(kept.length);
      if (by === "article") kept.sort((one, other) => one[0] - other[0]);
      const lanes = kept.map(([lane, entries]) => [name(lane), entries]);
      if (rest.length) lanes.push([`${rest.length} others`, rest.flatMap(([, entries]) => entries)]);
      return lanes;
    }
    scene() {
      const frame = this.data.frame.layout.margin;
      this.width = Math.max(160, (this.printing ? 690 : this.plot.clientWidth) - frame.l - frame.r);
      const [from, to] = this.range,
        scale = this.width / (to - from),
        narrow = this.width < 560;
      const groups = this.grouped(),
        rows = Math.max(2, Math.floor((groups.length > 1 ? MAX_ROWS * 1.6 : narrow ? 11 : MAX_ROWS) / groups.length));
      const visible = groups.map(([, entries]) => entries.filter((entry) => entry.last > from && entry.first < to));
      const total = visible.reduce((sum, entries) => sum + entries.length, 0);
      const letters = narrow ? 28 : total <= 16 ? LABEL_LETTERS + 24 : LABEL_LETTERS;
      const budget = total <= (narrow ? 8 : 16) ? total : clamp(Math.round(this.width / 75), 5, 14);
      let top = 0;
      const lanes = groups.map(([name, entries], index) => {
        const head = this.lanes() ? HEAD : 0;
        const boxes = visible[index].map((entry) => this.box(entry, from, scale, letters));
        const labels = total <= 16 ? boxes.length : Math.max(1, Math.round(budget / groups.length));
        const lane = fillLane(boxes, { width: this.width, rows, labels, alone: Math.ceil((narrow ? 60 : MAX_ALONE) / groups.length) });
        const made = { name, top, head, ...lane };
        top += head + lane.height;
        return made;
      });
      return { lanes, height: top + 0.2, scale, from, to, letters };
    }
    box(entry, from, scale, letters) {
      const x = entry.x,
        wide = this.width,
        pixel = (point) => clamp((point - from) * scale, -60, wide + 60);
      const anchor = clamp((anchorOf(x, GLYPH / 2 / scale) - from) * scale, GLYPH / 2, wide - GLYPH / 2);
      const label = 4 + textWidth(shorten(entry.summary, letters), `12px ${this.data.frame.layout.font.family}`);
      const others = entry.m.filter((mention) => mention.x).map((mention) => pixel(anchorOf(mention.x)));
      if (entry.gap !== undefined) others.push(pixel(entry.gap));
      const left = Math.min(pixel(entry.first) - (x[0] === null ? ARROW : 0), anchor - GLYPH / 2, ...others.map((other) => other - 6));
      const right = Math.max(pixel(entry.last) + (x[3] === null ? ARROW : 0), anchor + GLYPH / 2, ...others.map((other) => other + 6));
      return { key: entry.index, left, right, anchor, label, salience: entry.s };
    }
    columns(scene) {
      const columns = {},
        add = (trace, values) => {
          const target = (columns[trace] = columns[trace] || {});
          for (const [name, value] of Object.entries(values)) (target[name] = target[name] || []).push(value);
        };
      const dark = this.isDark(),
        shade = (look) => (dark ? look.dark : look.light),
        theme = this.data.themes[dark ? "dark" : "light"];
      const { scale, from, to } = scene,
        day = (pixel) => from + pixel / scale,
        arrow = (ARROW - 5) / scale,
        margin = (to - from) * 0.02;
      const cut = (point) => clamp(point, from - margin, to + margin);
      this.where = new Map();
      for (const lane of scene.lanes) {
        const base = lane.top + lane.head;
        for (const mark of lane.placed) {
          const entry = this.entries[mark.key],
            look = this.data.claims[entry.f],
            color = shade(look),
            x = entry.x,
            y = base + mark.row + 0.5,
            yBar = mark.below ? y + BELOW : y;
          this.where.set(entry.index, [day(mark.anchor), y]);
          for (const [begin, end, opacity] of mark.bare ? [] : fades(x, arrow)) {
            if (end > from - margin && begin < to + margin)
              add("fades", { y: yBar, base: cut(begin), x: cut(end) - cut(begin), "marker.color": color, "marker.opacity": opacity });
          }
          if (hasCore(x) && !mark.bare)
            add("bars", {
              y: yBar,
              base: cut(x[1]),
              x: cut(x[2]) - cut(x[1]),
              "marker.color": color,
              "marker.pattern.shape": look.pattern,
            });
          if (x[0] === null && !mark.bare)
            add("arrows", { x: entry.first - arrow, y: yBar, "marker.symbol": "triangle-left", "marker.color": color });
          if (x[3] === null && !mark.bare)
            add("arrows", { x: entry.last + arrow, y: yBar, "marker.symbol": "triangle-right", "marker.color": color });
          add("marks", {
            x: day(mark.anchor),
            y,
            "marker.color": this.data.firm.includes(entry.b) ? color : theme.paper,
            "marker.line.color": color,
            "marker.symbol": look.symbol,
            customdata: [entry.index, this.hover(entry)],
          });
          if (mark.side)
            add("labels", {
              x: day(mark.labelAt),
              y,
              text: plotlyText(shorten(entry.summary, scene.letters)),
              textposition: `middle ${mark.side}`,
            });
          for (const mention of entry.m) {
            if (!mention.x || mark.bare) continue;
            const other = anchorOf(mention.x);
            for (const point of [day(mark.anchor), other, null]) add("links", { x: point, y });
            add("arrows", { x: other, y, "marker.symbol": "x-thin-open", "marker.color": theme.accent });
          }
          if (entry.gap !== undefined && !mark.bare && entry.gap < day(mark.before)) {
            for (const point of [cut(entry.gap), day(mark.before), null]) add("links", { x: point, y });
            add("arrows", { x: entry.gap, y, "marker.symbol": "line-ns-open", "marker.color": theme.accent });
          }
        }
        lane.clusters.forEach((cluster, index) => {
          const y = base + lane.height - 0.5,
            number = cluster.keys.length;
          for (const key of cluster.keys) this.where.set(key, [day(cluster.anchor), y]);
          const salient = [...cluster.keys].sort((one, other) => this.entries[other].s - this.entries[one].s).slice(0, 3);
          const hover = [
            `<b>${count(number, "event")}</b>`,
            ...salient.map((key) => plotlyText(shorten(this.entries[key].summary, 60))),
            number > 3 ? "\u2026" : "",
          ]
            .filter(Boolean)
            .join("<br>");
          add("clusters", {
            x: day(cluster.anchor),
            y,
            text: number > 999 ? `${Math.round(number / 100) / 10}k` : `${number}`,
            "marker.size": 20 + Math.min(14, Math.sqrt(number) * 1.5),
            customdata: [-1, hover, cluster.keys],
          });
        });
      }
      this.addPublished(add, scene);
      return columns;
    }
    addPublished(add, scene) {
      const groups = [];
      const days = this.data.published
        .map((day, index) => [day, index])
        .filter(([day]) => day !== null && day >= scene.from && day <= scene.to)
        .sort((one, other) => one[0] - other[0]);
      for (const [day, index] of days) {
        const before = groups[groups.length - 1];
        if (before && (day - before.day) * scene.scale < 34) before.articles.push(index);
        else groups.push({ day, articles: [index] });
      }
      for (const group of groups) {
        const text = group.articles.length > 1 ? `${group.articles.length}\u00d7` : `[${group.articles[0] + 1}]`;
        const names = group.articles
          .slice(0, 5)
          .map((index) => `[${index + 1}] ${plotlyText(shorten(this.titleOf(index), 60))}, ${this.publishedOf(index)}`);
        add("published", {
          x: group.day,
          y: 0,
          text,
          customdata: [
            -2,
            [`<b>published</b>`, ...names, group.articles.length > 5 ? "\u2026" : ""].filter(Boolean).join("<br>"),
            group.articles,
          ],
        });
      }
      this.publishedLines = days.map(([day]) => day).filter((day, index, all) => !index || (day - all[index - 1]) * scene.scale > 3);
    }
    hover(entry) {
      const words = shorten(entry.summary, 170).split(" "),
        lines = [""];
      for (const word of words) {
        if (lines[lines.length - 1] && lines[lines.length - 1].length + word.length > 58) lines.push("");
        lines[lines.length - 1] = `${lines[lines.length - 1]} ${word}`.trim();
      }
      return [
        `<b>${plotlyText(entry.when)}</b>`,
        ...lines.map(plotlyText),
        this.data.claims[entry.f].name + (entry.b >= 0 ? `, dated ${this.data.bases[entry.b]}` : ""),
      ].join("<br>");
    }
    layout(scene) {
      const theme = this.data.themes[this.isDark() ? "dark" : "light"],
        light = this.data.themes.light,
        frame = this.data.frame.layout;
      const recolour = (value) => {
        if (Array.isArray(value)) return value.map(recolour);
        if (value && typeof value === "object")
          return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, recolour(inner)]));
        const name = Object.keys(light).find((key) => light[key] === value);
        return name ? theme[name] : value;
      };
      const base = recolour(frame),
        reach = scene.to - scene.from,
        tick = ticks(scene.from - reach, scene.to + reach, this.width * 3, scene.from + 32 / scene.scale); // so that dragging finds ticks
      const shapes = this.publishedLines.map((day) => ({
        type: "line",
        x0: day,
        x1: day,
        yref: "paper",
        y0: this.publishedLines.length > 8 ? 1 - 10 / (scene.height * ROW) : 0,
        y1: 1,
        layer: "below",
        line: { color: theme.muted, width: 0.8, dash: "dash" },
      }));
      const annotations = [];
      for (const [index, lane] of scene.lanes.entries()) {
        if (!lane.head) continue;
        if (index % 2 === 0)
          shapes.unshift({
            type: "rect",
            xref: "paper",
            x0: 0,
            x1: 1,
            y0: lane.top,
            y1: lane.top + lane.head + lane.height,
            layer: "below",
            fillcolor: theme.band,
            line: { width: 0 },
          });
        annotations.push({
          xref: "paper",
          x: 0,
          y: lane.top + lane.head / 2 + 0.05,
          xanchor: "left",
          yanchor: "middle",
          showarrow: false,
          font: { size: 12, color: theme.muted },
          text: `<b>${plotlyText(shorten(lane.name, this.width < 560 ? 36 : 90))}</b>`,
        });
      }
      const ring = this.chosen && this.where.get(this.chosen.index);
      if (ring && !this.printing)
        shapes.push({
          type: "circle",
          xsizemode: "pixel",
          ysizemode: "pixel",
          xanchor: ring[0],
          yanchor: ring[1],
          x0: -13,
          x1: 13,
          y0: -13,
          y1: 13,
          line: { color: theme.accent, width: 3 },
        });
      return {
        layout: {
          ...base,
          shapes,
          annotations,
          width: this.width + frame.margin.l + frame.margin.r,
          height: Math.round(frame.margin.t + frame.margin.b + scene.height * ROW),
          xaxis: {
            ...base.xaxis,
            type: "linear",
            range: [scene.from, scene.to],
            tickmode: "array",
            tickvals: tick.values,
            ticktext: tick.texts,
            fixedrange: false,
          },
          yaxis: { ...base.yaxis, range: [scene.height, 0] },
        },
        recolour,
      };
    }
    draw() {
      if (!dateline.plotly || !this.plot.isConnected || (!this.plot.clientWidth && !this.printing)) return;
      const scene = this.scene(),
        columns = this.columns(scene),
        { layout, recolour } = this.layout(scene);
      const traces = this.data.frame.data.map((trace) => {
        const made = recolour(trace);
        for (const [path, values] of Object.entries(columns[trace.name] || {})) {
          const names = path.split(".");
          let target = made;
          for (const name of names.slice(0, -1)) target = target[name] = { ...target[name] };
          target[names[names.length - 1]] = values;
        }
        if (!columns[trace.name]) {
          made.x = [null];
          made.y = [null];
        }
        return made;
      });
      const first = !this.drawn;
      this.drawing = true;
      dateline.plotly.react(this.plot, traces, layout, {
        displayModeBar: false,
        responsive: false,
        doubleClick: false,
        scrollZoom: false,
        showTips: false,
      });
      this.drawing = false;
      this.scene_ = scene;
      if (first) this.listenToPlot();
      this.drawn = true;
      this.drawEdges();
      this.moveStrip();
    }
    redraw() {
      if (!this.waiting)
        this.waiting = requestAnimationFrame(() => {
          this.waiting = null;
          this.draw();
        });
    }
    drawEdges() {
      const [from, to] = this.range,
        put = (name, entries, word) => {
          const button = this.find(`[data-do="${name}"]`);
          button.hidden = !entries.length;
          button.textContent = name === "earlier" ? `\u2190 ${entries.length} ${word}` : `${entries.length} ${word} \u2192`;
        };
      put(
        "earlier",
        this.shown.filter((entry) => entry.last < from),
        "earlier",
      );
      put(
        "later",
        this.shown.filter((entry) => entry.first > to),
        "later",
      );
    }

    // The strip: where everything is; long empty times are cut short and marked -----------------------
    drawStrip() {
      const strip = this.find(".strip");
      strip.hidden = this.dated.length < 2;
      if (strip.hidden) return;
      const width = (this.stripWidth = strip.clientWidth || this.plot.clientWidth),
        size = (this.data.window[1] - this.data.window[0]) / 70;
      const begin = this.data.window[2],
        cells = new Map();
      for (const entry of this.shown) {
        const cell = Math.floor((entry.anchor - begin) / size);
        cells.set(cell, (cells.get(cell) || 0) + 1);
      }
      const places = [...new Set([0, ...cells.keys(), Math.floor((this.data.window[3] - begin) / size)])].sort((one, other) => one - other);
      const knots = [],
        breaks = [],
        empty = 14;
      let at = 0;
      places.forEach((cell, index) => {
        const gap = index ? cell - places[index - 1] - 1 : 0;
        if (gap > empty) {
          breaks.push(at + empty / 4);
          at += empty / 2;
        } else at += gap;
        knots.push([begin + cell * size, at], [begin + (cell + 1) * size, at + 1]);
        at += 1;
      });
      const coarse = this.data.window[3] - this.data.window[2] > 3000,
        name = (day) => (coarse ? yearName(dateOf(day).year) : dayName(day));
      const total = Math.max(at, 20),
        unit = width / total,
        most = Math.max(1, ...cells.values());
      this.toStrip = (day) => {
        let index = knots.findIndex(([point]) => point > day);
        if (index <= 0) index = index === 0 ? 1 : knots.length - 1;
        const [[a, u], [b, v]] = [knots[index - 1], knots[index]];
        return clamp((u + (b > a ? (day - a) / (b - a) : 0) * (v - u)) * unit, 0, width);
      };
      this.fromStrip = (pixel) => {
        const place = pixel / unit;
        let index = knots.findIndex(([, point]) => point > place);
        if (index <= 0) index = index === 0 ? 1 : knots.length - 1;
        const [[a, u], [b, v]] = [knots[index - 1], knots[index]];
        return a + (v > u ? (place - u) / (v - u) : 0) * (b - a);
      };
      const svg = (tag, attributes, text) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        if (text) element.textContent = text;
        return element;
      };
      strip.setAttribute("viewBox", `0 0 ${width} 44`);
      strip.replaceChildren(svg("line", { x1: 0, x2: width, y1: 28.5, y2: 28.5, stroke: "var(--rule)" }));
      for (const [cell, number] of cells) {
        const height = 4 + (20 * Math.log1p(number)) / Math.log1p(most),
          x = this.toStrip(begin + cell * size);
        strip.append(svg("rect", { x, y: 28 - height, width: Math.max(2, unit - 1), height, fill: "var(--muted)", opacity: 0.75 }));
      }
      for (const at_ of breaks)
        strip.append(svg("path", { d: `M${at_ * unit - 4} 33l4 -9m1 9l4 -9`, stroke: "var(--muted)", fill: "none" }));
      strip.append(
        svg("text", { x: 0, y: 42, fill: "var(--muted)", "font-size": 11 }, name(Math.min(...this.dated.map((entry) => entry.first)))),
      );
      strip.append(
        svg(
          "text",
          { x: width, y: 42, fill: "var(--muted)", "font-size": 11, "text-anchor": "end" },
          name(Math.max(...this.dated.map((entry) => entry.last)) - MINUTE),
        ),
      );
      this.handle = svg("rect", {
        y: 1.5,
        height: 28,
        fill: "var(--accent)",
        "fill-opacity": 0.12,
        stroke: "var(--accent)",
        "stroke-width": 1.5,
        rx: 3,
      });
      strip.append(this.handle);
      this.moveStrip();
    }
    moveStrip() {
      if (!this.handle || !this.toStrip) return;
      const [from, to] = this.range.map(this.toStrip);
      this.handle.setAttribute("x", Math.max(1, from));
      this.handle.setAttribute("width", Math.max(6, Math.min(to, this.stripWidth - 1) - Math.max(1, from)));
    }

    // Moving about -------------------------------------------------------------------------------------
    show(from, to, { quiet = false } = {}) {
      const least = 5 * MINUTE,
        most = (this.data.window[3] - this.data.window[2]) * 3 + 365;
      let length = clamp(to - from, least, most),
        middle = (from + to) / 2;
      this.range = [middle - length / 2, middle + length / 2];
      this.draw();
      if (!quiet) this.writeAddress();
    }
    zoom(factor, at = null) {
      const [from, to] = this.range,
        inside = this.shown
          .map((entry) => entry.anchor)
          .filter((anchor) => anchor >= from && anchor <= to)
          .sort((one, other) => one - other);
      const chosen = this.chosen && this.chosen.x && this.chosen.anchor >= from && this.chosen.anchor <= to,
        middle = factor < 1 && inside.length ? inside[inside.length >> 1] : (from + to) / 2;
      const centre = at !== null ? at : chosen ? this.chosen.anchor : middle;
      this.show(centre - (centre - from) * factor, centre + (to - centre) * factor);
    }
    home() {
      this.show(this.data.window[0], this.data.window[1]);
    }
    everything() {
      const points = this.shown.length && this.shown.length < this.dated.length ? this.shown : this.dated;
      if (!points.length) return this.home();
      const published = this.data.published.filter((day) => day !== null && points === this.dated);
      const from = Math.min(...points.map((entry) => entry.first), ...published),
        to = Math.max(...points.map((entry) => entry.last), ...published),
        pad = Math.max((to - from) * 0.04, 0.1);
      return this.show(from - pad, to + pad);
    }
    beyond(side) {
      const [from, to] = this.range,
        length = to - from;
      const found =
        side === "earlier"
          ? this.shown.filter((entry) => entry.last < from).sort((one, other) => other.last - one.last)[0]
          : this.shown.filter((entry) => entry.first > to).sort((one, other) => one.first - other.first)[0];
      if (!found) return;
      const shift = side === "earlier" ? found.anchor - length * 0.85 : found.anchor - length * 0.15;
      this.show(shift, shift + length);
    }
    openCluster(keys) {
      const entries = keys.map((key) => this.entries[key]),
        from = Math.min(...entries.map((entry) => entry.anchor)),
        to = Math.max(...entries.map((entry) => entry.anchor));
      if (to - from > 2 * MINUTE && to - from < (this.range[1] - this.range[0]) * 0.9) {
        const pad = Math.max((to - from) * 0.15, MINUTE * 5);
        this.show(from - pad, to + pad);
        this.say(`${count(entries.length, "event")}, zoomed in`);
      } else this.listCard(entries);
    }

    // Choosing -----------------------------------------------------------------------------------------
    choose(entry, { move = true, quiet = false, focus = false } = {}) {
      for (const element of this.all(".chosen")) element.classList.remove("chosen");
      this.chosen = entry;
      if (entry.row) entry.row.classList.add("chosen");
      if (move && entry.x && (entry.anchor < this.range[0] || entry.anchor > this.range[1])) {
        const half = (this.range[1] - this.range[0]) / 2;
        this.range = [entry.anchor - half, entry.anchor + half];
      }
      this.card(entry);
      this.markWords(entry);
      this.draw();
      if (!quiet) {
        this.announce(entry);
        this.writeAddress();
      }
      if (focus) this.find(".card").focus({ preventScroll: true });
    }
    announce(entry) {
      const place = this.shown.indexOf(entry);
      this.say(
        `${place < 0 ? "" : `${place + 1} of ${this.shown.length}. `}${entry.when}. ${entry.summary}. ${this.data.claims[entry.f].name}.`,
      );
    }
    say(text) {
      this.live.textContent = text;
    }
    release() {
      this.chosen = null;
      for (const element of this.all(".chosen, .chosen-word")) element.classList.remove("chosen", "chosen-word");
      if (window.CSS && CSS.highlights) CSS.highlights.delete("dateline-sentence");
      this.find(".card").hidden = true;
      this.find(".legend").hidden = false;
      this.draw();
      this.writeAddress();
    }
    walk(step) {
      if (!this.shown.length) return;
      const order = this.shown,
        at = this.chosen ? order.indexOf(this.chosen) : -1;
      let next;
      if (step === "first" || step === "last") next = step === "first" ? 0 : order.length - 1;
      else if (at >= 0) next = clamp(at + step, 0, order.length - 1);
      else {
        const inView = order.findIndex((entry) => entry.anchor >= this.range[0]);
        next = inView < 0 ? 0 : inView;
      }
      this.choose(order[next]);
    }
    markWords(entry) {
      for (const word of this.all(".chosen-word")) word.classList.remove("chosen-word");
      const ranges = [];
      for (const mention of entry.m) {
        const word = document.getElementById(`${this.root.id}-${mention.e}`);
        if (word) word.classList.add("chosen-word");
        if (mention.s[1] - mention.s[0] < 20000) ranges.push(this.rangeOf(mention.a, mention.s));
      }
      if (window.CSS && CSS.highlights && window.Highlight)
        CSS.highlights.set("dateline-sentence", new Highlight(...ranges.filter(Boolean)));
    }
    rangeOf(article, [start, end]) {
      const walker = document.createTreeWalker(this.texts[article], NodeFilter.SHOW_TEXT),
        range = document.createRange();
      let offset = 0,
        begun = false;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const next = offset + node.length;
        if (!begun && start < next) {
          range.setStart(node, start - offset);
          begun = true;
        }
        if (begun && end <= next) {
          range.setEnd(node, end - offset);
          return range;
        }
        offset = next;
      }
      return null;
    }
    toText(event) {
      const word = document.getElementById(`${this.root.id}-${event}`);
      if (!word) return;
      this.scrollTo(word, "center");
      word.focus({ preventScroll: true });
    }
    toPicture() {
      this.scrollTo(this.find(".stage"), "start");
    }
    // Far jumps are made at once, and again when what lies there has taken its size
    scrollTo(element, block) {
      const far = Math.abs(element.getBoundingClientRect().top) > 2 * innerHeight,
        calm = far || matchMedia("(prefers-reduced-motion: reduce)").matches;
      element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
      if (far) requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block })));
    }

    // The card -----------------------------------------------------------------------------------------
    card(entry) {
      const data = this.data,
        claim = data.claims[entry.f],
        lead = entry.m[0],
        hollow = !data.firm.includes(entry.b);
      const glyph = make("i", { class: `glyph${hollow ? " hollow" : ""}`, "data-claim": claim.id, "aria-hidden": "true" });
      const roles = this.rolesOf(lead),
        place = this.shown.indexOf(entry);
      this.find(".card").replaceChildren(
        make(
          "div",
          { class: "card-head" },
          make("h3", { class: "when" }, entry.when),
          make(
            "button",
            {
              type: "button",
              class: "close",
              "aria-label": "Close",
              onclick: () => {
                this.release();
                this.plot.focus({ preventScroll: true });
              },
            },
            "\u00d7",
          ),
        ),
        make("p", { class: "claim-line" }, glyph, make("span", {}, make("b", {}, claim.name), `, ${claim.meaning}`)),
        this.sentence(lead),
        roles.length
          ? make("dl", {}, ...roles.flatMap(([role, text]) => [make("dt", {}, role), make("dd", {}, make("bdi", {}, text))]))
          : null,
        make("div", {}, make("h4", {}, "Who says so"), make("p", {}, make("bdi", {}, entry.said ? entry.said : "the article itself"))),
        make("div", {}, make("h4", {}, entry.x ? "Why this date" : "Why no date"), make("p", {}, entry.why)),
        make(
          "div",
          {},
          make("h4", {}, entry.m.length > 1 ? `Told in ${entry.m.length} places` : "Source"),
          make(
            "ul",
            {},
            ...entry.m.slice(0, 30).map((mention) => this.mention(mention)),
            entry.m.length > 30 ? make("li", {}, `and ${entry.m.length - 30} more`) : null,
          ),
        ),
        make(
          "div",
          { class: "walk" },
          make("button", { type: "button", onclick: () => this.walk(-1), disabled: place === 0 }, "\u2190 Earlier"),
          make("button", { type: "button", onclick: () => this.walk(1), disabled: place === this.shown.length - 1 }, "Later \u2192"),
          make(
            "button",
            {
              type: "button",
              onclick: () => {
                if (entry.row) {
                  this.scrollTo(entry.row, "center");
                  const link = entry.row.querySelector("a");
                  if (link) link.focus({ preventScroll: true });
                }
              },
            },
            "In the table",
          ),
        ),
      );
      this.find(".card").hidden = false;
      this.find(".legend").hidden = true;
    }
    rolesOf(mention) {
      const text = this.textOf(mention.a);
      return mention.r.map(([role, start, end]) => [this.data.roles[role][1], shorten(text.slice(start, end), 120)]);
    }
    // The words of the event, a long sentence cut to what stands around its predicate
    sentence(mention) {
      const text = this.textOf(mention.a),
        reach = 420;
      const from = Math.max(Math.min(mention.s[0], mention.p[0]), mention.p[0] - reach),
        to = Math.min(Math.max(mention.s[1], mention.p[1]), mention.p[1] + reach);
      const marks = [[...mention.p, "mark", null], ...mention.r.map(([role, start, end]) => [start, end, "span", this.data.roles[role]])];
      if (mention.t) marks.push([...mention.t, "span", ["time", "when"]]);
      const kept = [];
      for (const mark of marks)
        if (mark[0] >= from && mark[1] <= to && kept.every((other) => mark[1] <= other[0] || mark[0] >= other[1])) kept.push(mark);
      kept.sort((one, other) => one[0] - other[0]);
      const quote = make("p", { class: "said", dir: "auto" }, from > Math.min(mention.s[0], mention.p[0]) ? "\u2026" : "");
      let at = from;
      for (const [start, end, tag, role] of kept) {
        quote.append(
          text.slice(at, start),
          make(tag, role ? { class: "arg", "data-role": role[0], title: role[1] } : {}, text.slice(start, end)),
        );
        at = end;
      }
      quote.append(text.slice(at, to), to < Math.max(mention.s[1], mention.p[1]) ? "\u2026" : "");
      return quote;
    }
    mention(mention) {
      const jump = make(
        "button",
        { type: "button", class: "linklike", onclick: () => this.toText(mention.e) },
        `[${mention.a + 1}] ${shorten(this.titleOf(mention.a), 80)}`,
      );
      return make(
        "li",
        {},
        jump,
        `, ${this.publishedOf(mention.a)}`,
        mention.other ? make("span", { class: "other" }, ` gives another date: ${mention.other}`) : null,
      );
    }
    listCard(entries) {
      this.find(".card").replaceChildren(
        make(
          "div",
          { class: "card-head" },
          make("h3", { class: "when" }, `${count(entries.length, "event")} at one place`),
          make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => this.release() }, "\u00d7"),
        ),
        make(
          "ul",
          {},
          ...entries
            .slice(0, 200)
            .map((entry) =>
              make(
                "li",
                {},
                make(
                  "button",
                  { type: "button", class: "linklike", onclick: () => this.choose(entry, { focus: true }) },
                  shorten(entry.summary, 110),
                ),
                make("span", { class: "why" }, entry.when),
              ),
            ),
          entries.length > 200 ? make("li", {}, `and ${entries.length - 200} more in the table`) : null,
        ),
      );
      this.find(".card").hidden = false;
      this.find(".legend").hidden = true;
      this.find(".card").focus({ preventScroll: true });
      this.say(`${count(entries.length, "event")} at one place, listed`);
    }

    // The table ----------------------------------------------------------------------------------------
    prepareTable() {
      for (const head of this.all("thead th")) {
        const button = make("button", {
          type: "button",
          onclick: () => this.sortBy(head.dataset.sort, this.sort[0] === head.dataset.sort ? -this.sort[1] : 1, true),
        });
        button.append(...head.childNodes);
        head.append(button);
      }
    }
    sortBy(name, direction, byHand = false) {
      const head = this.find(`thead th[data-sort="${CSS.escape(name)}"]`);
      if (!head) return;
      this.sort = [name, direction];
      const key = {
        when: (entry) => entry.index,
        what: (entry) => fold(entry.summary),
        claim: (entry) => entry.f,
        basis: (entry) => entry.b,
        said: (entry) => (!entry.said ? "\uffff" : fold(entry.said)),
        sources: (entry) => -entry.m.length,
      }[name];
      const keyed = this.dated.map((entry) => [key(entry), entry]);
      keyed.sort(([one, a], [other, b]) => direction * (one < other ? -1 : one > other ? 1 : 0) || a.index - b.index);
      this.find("tbody").append(...keyed.map(([, entry]) => entry.row));
      for (const other of this.all("thead th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      if (byHand) {
        this.say(`Sorted by ${head.textContent}, ${direction > 0 ? "ascending" : "descending"}`);
        this.writeAddress();
      }
    }

    // Listening ----------------------------------------------------------------------------------------
    listen() {
      let typing;
      this.form.addEventListener("input", (event) => {
        clearTimeout(typing);
        typing = setTimeout(() => this.filter(), event.target.name === "q" ? 120 : 0);
      });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.filter();
      });
      this.find(".reset").addEventListener("click", () => {
        this.reset();
        this.form.elements.q.focus();
      });
      this.find('[name="lanes"]').addEventListener("change", () => {
        this.draw();
        this.writeAddress();
      });
      const deeds = {
        in: () => this.zoom(0.5),
        out: () => this.zoom(2),
        home: () => this.home(),
        all: () => this.everything(),
        earlier: () => this.beyond("earlier"),
        later: () => this.beyond("later"),
        save: () => this.savePicture(),
      };
      for (const button of this.all("[data-do]")) button.addEventListener("click", () => deeds[button.dataset.do]());
      this.find(".theme").addEventListener("click", () => {
        this.setTheme(this.isDark() ? "light" : "dark");
        this.draw();
        this.writeAddress();
      });
      this.root.addEventListener("click", (event) => this.click(event));
      this.plot.addEventListener("keydown", (event) => this.key(event));
      this.root.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !this.find(".card").hidden && !event.target.matches("input, select")) {
          this.release();
          this.plot.focus({ preventScroll: true });
        }
      });
      this.plot.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      this.listenToStrip();
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
      addEventListener("beforeprint", () => {
        this.printing = true;
        this.draw();
      });
      addEventListener("afterprint", () => {
        this.printing = false;
        this.draw();
      });
      if (this.isPage)
        addEventListener("hashchange", () => {
          if (location.hash !== this.written) {
            this.readAddress();
            this.filter({ quiet: true });
          }
        });
      let width = null;
      new ResizeObserver(() => {
        const now = this.plot.clientWidth,
          changed = width !== null && Math.abs(now - width) > 1;
        width = now;
        if (changed && !this.printing) {
          this.redraw();
          this.drawStrip();
        }
      }).observe(this.plot);
    }
    click(event) {
      const word = event.target.closest(".story .event"),
        pick = event.target.closest("a.pick"),
        reference = event.target.closest("a.ref");
      if (!word && !pick && !reference) return;
      const anchor = word ? word.id : (pick || reference).getAttribute("href").slice(1),
        entry = this.byEvent.get(anchor.slice(this.root.id.length + 1));
      if (!entry) return;
      event.preventDefault();
      this.choose(entry, { focus: !reference });
      if (reference) this.toText(anchor.slice(this.root.id.length + 1));
      else this.toPicture();
    }
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const keys = {
        ArrowRight: () => this.walk(1),
        ArrowDown: () => this.walk(1),
        ArrowLeft: () => this.walk(-1),
        ArrowUp: () => this.walk(-1),
        Home: () => this.walk("first"),
        End: () => this.walk("last"),
        "+": () => this.zoom(0.5),
        "=": () => this.zoom(0.5),
        "-": () => this.zoom(2),
        0: () => this.home(),
      };
      keys.Enter = keys[" "] = () => {
        if (this.chosen) this.find(".card").focus();
        else this.walk(0);
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    }
    wheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = this.plot.getBoundingClientRect(),
        share = clamp((event.clientX - box.left - this.data.frame.layout.margin.l) / this.width, 0, 1);
      const factor = Math.exp(clamp(event.deltaY, -120, 120) / 240),
        [from, to] = this.range,
        at = from + share * (to - from);
      const length = (to - from) * factor;
      this.range = [at - share * length, at + (1 - share) * length];
      this.redraw();
      clearTimeout(this.wheeling);
      this.wheeling = setTimeout(() => this.writeAddress(), 200);
    }
    listenToPlot() {
      this.plot.on("plotly_click", ({ points }) => {
        const [index, , keys] = points[0].customdata || [];
        if (index >= 0) this.choose(this.entries[index], { focus: true });
        else if (index === -1) this.openCluster(keys);
        else if (index === -2) this.scrollTo(this.texts[keys[0]].parentElement, "start");
      });
      this.plot.on("plotly_relayout", (change) => {
        if (this.drawing) return;
        const from = change["xaxis.range[0]"] ?? (change["xaxis.range"] || [])[0],
          to = change["xaxis.range[1]"] ?? (change["xaxis.range"] || [])[1];
        if (Number.isFinite(from) && Number.isFinite(to)) this.show(from, to);
      });
      this.plot.on("plotly_relayouting", (change) => {
        const from = change["xaxis.range[0]"],
          to = change["xaxis.range[1]"];
        if (Number.isFinite(from) && Number.isFinite(to)) {
          const kept = this.range;
          this.range = [from, to];
          this.moveStrip();
          this.range = kept;
        }
      });
      this.plot.on("plotly_doubleclick", () => this.home());
    }
    listenToStrip() {
      const strip = this.find(".strip");
      let held = false;
      const move = (event) => {
        if (!this.fromStrip) return;
        const at = this.fromStrip(event.clientX - strip.getBoundingClientRect().left),
          half = (this.range[1] - this.range[0]) / 2;
        this.range = [at - half, at + half];
        this.redraw();
      };
      strip.addEventListener("pointerdown", (event) => {
        held = true;
        strip.setPointerCapture(event.pointerId);
        move(event);
      });
      strip.addEventListener("pointermove", (event) => {
        if (held) move(event);
      });
      strip.addEventListener("pointerup", () => {
        if (held) {
          held = false;
          this.writeAddress();
        }
      });
      strip.addEventListener("pointercancel", () => {
        held = false;
      });
    }
  }

  // Starting -------------------------------------------------------------------------------------------
  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }
  async function loadPlotly() {
    const packed = document.querySelector(".dateline-plotly");
    if (dateline.plotly || !packed) return;
    const script = document.createElement("script");
    script.textContent = await unpack(packed.textContent);
    document.head.append(script);
    script.remove();
  }
  function tellHeight() {
    if (window.parent === window) return;
    const tell = () =>
      window.parent.postMessage({ dateline: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
    new ResizeObserver(tell).observe(document.documentElement);
    tell();
  }
  dateline.mount = (root) => {
    if (root.classList.contains("live") || root.classList.contains("broken") || !root.querySelector(".dateline-data")) return null;
    const twin = document.querySelectorAll(`[id="${CSS.escape(root.id)}"]`);
    if (twin.length > 1) rename(root, `${root.id}-${[...twin].indexOf(root) + 1}`);
    const view = new View(root);
    (dateline.views = dateline.views || []).push(view);
    dateline.loading = dateline.loading || loadPlotly();
    dateline.loading.then(() => {
      if (view.dated.length) view.draw();
      if (view.dated.length) view.drawStrip();
      root.dispatchEvent(new CustomEvent("dateline-drawn", { bubbles: true }));
    });
    return view;
  };
  // The same timeline twice on one page: the later one gets ids of its own
  function rename(root, name) {
    const old = root.id;
    for (const element of [root, ...root.querySelectorAll(`[id^="${CSS.escape(old)}-"]`)]) element.id = name + element.id.slice(old.length);
    for (const link of root.querySelectorAll(`a[href^="#${CSS.escape(old)}-"]`))
      link.setAttribute("href", `#${name}${link.getAttribute("href").slice(1 + old.length)}`);
  }
  dateline.mountAll = () => {
    for (const root of document.querySelectorAll(".dateline")) dateline.mount(root);
  };
  dateline.mountAll();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dateline.mountAll);
  tellHeight();
})();
