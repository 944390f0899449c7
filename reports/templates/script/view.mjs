// One timeline on the page: its state, and what follows from it.
import { readState, START, writeState } from "./address.mjs";
import { lengthInWords } from "./calendar.mjs";
import { Card } from "./card.mjs";
import { calm, glyph, make, marked, present, saveFile } from "./dom.mjs";
import { edited, linesOf, numbersOf, standing } from "./edits.mjs";
import { Filters } from "./filters.mjs";
import { List } from "./list.mjs";
import { Picture } from "./picture.mjs";
import { answers, asks, wordsOf } from "./query.mjs";
import { chooseKey, listRows } from "./story.mjs";
import { count, fold, shorten } from "./text.mjs";

const WIDE = 1080; // pixels from which on the proof stands beside
const MIDDLE = 620;
const FEW_SOURCES = 40;
const BIG_GAP = 0.1; // of all that is listed: a longer time is folded, and says how long it is
const DAY_ROOM = 16; // pixels above every day, as the style sheet has it
const NEXT_DAY = 24; // pixels at most: in a story of two days the night between them is no hole
const PRINTED = 21; // letters of a date in a line on paper
const ADDRESS_PAUSE = 220; // milliseconds
const TO_SCALE = 120; // pixels of room between days for all that is listed, beside what the rows take
let views = 0;

export class View {
  constructor(host) {
    views += 1;
    this.id = `dateline-${views}`;
    this.host = host;
    this.shadow = host.shadowRoot;
    this.root = this.shadow.querySelector(".frame");
    this.data = JSON.parse(host.querySelector(".dateline-data").textContent);
    this.isPage = host.hasAttribute("data-page");
    this.compact = host.hasAttribute("data-compact");
    this.mayEdit = this.isPage;
    this.partial = this.data.all !== undefined; // a large timeline has its key events first
    this.told = this.data.entries.map(ready); // as the articles have them
    this.state = this.isPage ? readState(location.hash, this.data) : { ...START };
    this.opened = new Set();
    this.corrections = this.partial ? [] : this.keptEdits();
    this.live = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.apply();
    this.measure(); // before anything is changed, since it asks for a layout
    this.build();
    this.listen();
    this.update({ quiet: true });
  }
  // What the first drawing need not wait for: the list in place of the plain one, what is below it, what the address chooses
  furnish() {
    if (this.furnished || !this.data.entries.length) return;
    this.furnished = true;
    this.storyList.replaceChildren(this.nothing, this.list.element);
    const below = this.compact ? [this.fullLink()] : [this.legend(), this.sources(), this.problems()];
    this.stage.after(...present(below));
    this.fill();
    if (!this.partial && (this.state.event || this.state.read)) this.chooseByAddress();
  }
  // A part of what was left for later
  take({ entries = [], texts = [] }) {
    for (const entry of entries) this.told.push(ready(entry));
    for (const [index, text] of texts) this.data.articles[index].text = text;
  }
  complete() {
    if (!this.partial) return;
    this.partial = false;
    this.told.sort((one, other) => one.index - other.index);
    this.corrections = this.keptEdits();
    this.apply();
    this.update({ quiet: true });
    if (this.chosen) this.choose(this.entries[this.chosen.index], { quiet: true });
    else if (this.state.event || this.state.read) this.chooseByAddress();
  }

  // What there is ------------------------------------------------------------------------------------
  apply() {
    this.entries = edited(this.told, this.corrections, this.data.claims.map((claim) => claim.id));
    this.present = this.entries.filter((entry) => !entry.hidden); // a new list, by which what is kept for it is found
    this.dated = this.present.filter((entry) => entry.x);
    this.reach = this.dated.length ? Math.max(...this.dated.map((entry) => entry.last)) - Math.min(...this.dated.map((entry) => entry.first)) : 1;
    this.worthy = chooseKey(this.present, { wanted: this.state.top, usual: this.data.top });
    this.counts = this.partial ? this.data.counts : this.data.claims.map(() => 0);
    if (!this.partial) for (const entry of this.present) this.counts[entry.f] += 1;
    this.byArticle = this.uidMap = null;
  }
  get byUid() {
    this.uidMap = this.uidMap || new Map(this.entries.flatMap((entry) => entry.m.map((mention) => [mention.u, entry])));
    return this.uidMap;
  }
  get uids() {
    return new Set(this.byUid.keys());
  }
  ranked(name) {
    const counts = new Map();
    for (const entry of this.present) for (const index of entry[name] || []) counts.set(index, (counts.get(index) || 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([index]) => this.data[name][index]);
  }
  mentionsIn(article) {
    if (!this.byArticle) {
      this.byArticle = new Map();
      for (const entry of this.present)
        for (const mention of entry.m) this.byArticle.set(mention.a, [...(this.byArticle.get(mention.a) || []), [entry, mention]]);
    }
    return (this.byArticle.get(article) || []).sort(([, one], [, other]) => one.p[0] - other.p[0]);
  }
  near(entry) {
    const distance = (other) => Math.abs((other.x ? other.anchor : 0) - (entry.x ? entry.anchor : 0));
    return this.present.filter((other) => other !== entry).sort((one, other) => distance(one) - distance(other) || other.s - one.s).slice(0, 60);
  }
  folded(entry) {
    this.foldedWords = this.foldedWords || [];
    return (this.foldedWords[entry.index] = this.foldedWords[entry.index] || wordsOf(entry, this.data));
  }
  // The words of all entries are folded while the reader looks on, so that the first search is as quick as the next
  warmUp() {
    const idle = window.requestIdleCallback || ((deed) => setTimeout(() => deed({ timeRemaining: () => 8 }), 30));
    let at = 0;
    const some = (deadline) => {
      while (at < this.entries.length && deadline.timeRemaining() > 2) this.folded(this.entries[at++]);
      if (at < this.entries.length) idle(some);
    };
    idle(some);
  }

  // How it looks -------------------------------------------------------------------------------------
  build() {
    const { data, compact } = this;
    this.filters = new Filters(this);
    this.card = new Card(this);
    this.list = new List((row, index) => this.row(row, index));
    this.picture = new Picture(this);
    this.nothing = make("p", { class: "nothing", hidden: true });
    this.editBar = make("p", { class: "edit-bar", hidden: true });
    this.h = (text) => make(`h${data.heading + 1}`, {}, text);
    const app = this.root.querySelector(".app");
    this.stage = app.querySelector(".stage"); // the key events stand in it already, plain, until `furnish`
    this.storyList = app.querySelector(".story-list");
    if (data.entries.length) {
      if (!compact) this.stage.prepend(this.picture.element);
      this.stage.append(this.card.element);
    } else this.stage.replaceWith(make("p", { class: "nothing" }, "No events were found."), ...present(compact ? [] : [this.sources(), this.problems()]));
    app.prepend(...present([compact || !data.entries.length ? null : [this.skip(), this.filters.element], this.editBar]));
    app.append(this.live);
    this.root.toggleAttribute("data-live", true);
    this.root.toggleAttribute("data-compact", compact);
    if (!compact) this.root.querySelector(".head").append(this.themeButton());
    this.paint();
  }
  // The first thing that Tab reaches leads past all questions
  skip() {
    const deed = () => {
      const pick = this.list.element.querySelector('.pick[tabindex="0"]');
      if (pick) pick.focus();
    };
    return make("button", { type: "button", class: "skip", onclick: deed }, "Skip to the events");
  }
  themeButton() {
    const deed = () => {
      this.state.theme = this.isDark() ? "light" : "dark";
      this.paint();
      this.remember();
    };
    return make("button", { type: "button", class: "theme", "aria-label": "Switch between light and dark", onclick: deed }, make("span", { "aria-hidden": "true" }));
  }
  fullLink() {
    const address = this.host.dataset.link;
    return address ? make("p", { class: "full" }, make("a", { href: address }, `All ${count(this.data.all ?? this.data.entries.length, "event")}, with sources`)) : null;
  }
  legend() {
    const { data } = this;
    const item = (sign, name, text) => make("li", {}, sign, make("span", {}, make("b", {}, name), ` ${text}`));
    const sample = (kind) => make("i", { class: `sample ${kind}`, "aria-hidden": "true" });
    const claims = data.claims.filter((_, index) => this.counts[index]).map((claim) => item(glyph(claim), claim.name, claim.meaning));
    return make(
      "section",
      { class: "legend" },
      this.h("How to read it"),
      make(
        "ul",
        {},
        claims,
        item(glyph(data.claims[0], true), "hollow", "assumed: dated by another sentence, or by the publication date alone"),
        item(sample("day"), "thin line", "on some time of that day"),
        item(sample("solid"), "bar", "for so long"),
        item(sample("faded"), "fading", "at some time in this stretch; begin or end uncertain"),
        item(sample("open"), "arrow", "no begin or no end is known"),
        item(sample("linked"), "dotted line", "to another date that is also told, or since the last of its kind"),
        item(sample("fold"), "dotted band", "a long time in which nothing stands, folded"),
      ),
      make("p", { class: "hint" }, "Choose a row, or a line of the picture. Drag the picture to move it, ", make("kbd", {}, "Ctrl"), " and wheel or two fingers to zoom. In the list, arrow keys walk and Enter opens."),
    );
  }
  sources() {
    const { articles } = this.data;
    const one = (article, index) =>
      make("li", { value: index + 1 }, make("button", { type: "button", class: "linklike", onclick: () => this.card.read(index) }, make("bdi", {}, article.title)), ` ${article.facts}`, article.address ? [" ", make("a", { href: article.address, rel: "noopener noreferrer" }, article.address)] : null);
    const list = make("ol", {}, articles.slice(0, FEW_SOURCES).map(one));
    const rest = () => {
      list.append(...articles.slice(FEW_SOURCES).map((article, index) => one(article, index + FEW_SOURCES)));
      more.remove();
    };
    const more = articles.length > FEW_SOURCES ? make("button", { type: "button", onclick: rest }, `All ${count(articles.length, "source")}`) : null;
    return make("section", { class: "sources" }, this.h(articles.length === 1 ? "Source" : "Sources"), list, more);
  }
  problems() {
    const { problems } = this.data;
    return problems.length ? make("details", { class: "problems" }, make("summary", {}, `${problems.length.toLocaleString("en")} noted on the way`), make("ul", {}, problems.map((text) => make("li", {}, text)))) : null;
  }
  measure() {
    const width = this.root.clientWidth;
    const size = width >= WIDE ? "wide" : width >= MIDDLE ? "middle" : "narrow";
    const changed = this.root.dataset.size !== size || this.width !== width;
    this.width = width;
    this.root.dataset.size = size;
    return changed;
  }

  // Light and dark: what the reader chose, what the page was told, what the page around it looks like --------------
  isDark() {
    if (this.printing) return false;
    const told = this.state.theme || (this.host.dataset.theme === "auto" ? null : this.host.dataset.theme);
    if (told) return told === "dark";
    const around = this.isPage ? null : darknessAround(this.host);
    return around === null ? matchMedia("(prefers-color-scheme: dark)").matches : around;
  }
  theme() {
    return this.data.themes[this.isDark() ? "dark" : "light"];
  }
  paint() {
    const dark = this.isDark();
    this.root.dataset.theme = dark ? "dark" : "light";
    if (this.isPage) document.documentElement.dataset.theme = dark ? "dark" : "light";
    this.picture.soon();
  }

  // What is asked and shown --------------------------------------------------------------------------
  ask(change, { push = true } = {}) {
    this.dropList();
    Object.assign(this.state, change, "order" in change ? {} : { view: null });
    this.update({ typing: !push });
    clearTimeout(this.pausing);
    if (push) this.remember({ push });
    else this.pausing = setTimeout(() => this.remember(), ADDRESS_PAUSE); // the address follows when he pauses
  }
  // What lay at one place of another view is no answer to a new question
  dropList() {
    if (!this.chosen && !this.card.element.hidden && this.card.reader.hidden) this.card.close();
  }
  askNothing() {
    this.dropList();
    const { theme, event, order } = this.state;
    this.filters.search.value = "";
    this.state = { ...START, depth: this.state.depth, top: this.state.top, theme, event, order };
    this.update();
    this.remember({ push: true });
    this.filters.search.focus();
  }
  go(depth) {
    this.dropList();
    if (depth === "all" || this.asked) this.opened.clear();
    this.state = { ...START, depth, top: this.state.top, theme: this.state.theme, event: this.state.event, order: this.state.order };
    this.filters.search.value = "";
    this.update();
    this.remember({ push: true });
  }
  // How many key events there are to see: the entries are told apart anew, so that nothing kept for them holds
  showTop(top) {
    this.state.top = top === Math.min(this.data.top, this.worthy) ? null : top;
    this.opened.clear();
    this.apply();
    this.go("key");
  }
  update({ quiet = false, typing = false } = {}) {
    const wish = this.filters.wish(this.state);
    this.words = wish.words;
    this.asked = asks(wish) && !this.partial;
    this.story = (this.state.depth === "key" && !this.asked) || this.partial;
    this.shown = this.asked ? this.present.filter((entry) => answers(entry, wish, this.data, (one) => this.folded(one))) : this.present;
    const key = this.present.filter((entry) => entry.key).length;
    this.filters.show(this.state, { key, all: this.partial ? this.data.all : this.present.length, found: this.shown.length, asked: this.asked });
    if (this.furnished) this.fill();
    if (typing) this.picture.afterPause();
    else this.picture.soon();
    if (!quiet) this.say(this.asked ? `${count(this.shown.length, "event")} found` : this.story ? count(key, "key event") : count(this.present.length, "event"));
  }
  fill() {
    this.fillList();
    this.sayNothing();
    this.showEdits();
  }
  fillList() {
    const story = this.story || this.compact;
    const rows = listRows(this.compact ? this.present.filter((entry) => entry.key) : this.shown, { story, opened: this.opened, order: this.state.order, paper: this.printing });
    this.list.show(withGaps(rows), { whole: this.printing });
    this.pointTo(this.chosen);
  }
  sayNothing() {
    this.nothing.hidden = this.shown.length > 0;
    if (this.shown.length) return;
    const inText = this.words.length ? this.data.articles.filter((article) => this.words.every((word) => fold(article.text).includes(word))).length : 0;
    this.nothing.textContent = `No event answers this.${inText ? ` The words stand in the text of ${count(inText, "article")}.` : ""}`;
  }

  // A row of the list --------------------------------------------------------------------------------
  row(row, index) {
    if (row.type === "day") return this.dayRow(row);
    if (row.type === "rule") return make("li", { class: "rule" }, make(`h${this.data.heading + 1}`, {}, row.text));
    return row.type === "more" ? this.moreRow(row) : this.entryRow(row, index);
  }
  dayRow(row) {
    const lines = Math.ceil(row.text.length / PRINTED) + Number(Boolean(row.gap)); // on paper, where it stands beside its first event
    const element = make("li", { class: `day${row.minor ? " minor" : ""}${row.gap ? " folded" : ""}`, "data-lines": String(lines) }, row.gap ? make("span", { class: "gap" }, row.gap) : null, make(`h${this.data.heading + 1}`, {}, row.text));
    if (row.room && !this.printing) element.style.paddingTop = `${DAY_ROOM + row.room}px`;
    return element;
  }
  moreRow(row) {
    const deed = () => {
      if (row.open) this.opened.delete(row.id);
      else this.opened.add(row.id);
      this.fillList();
      const again = this.list.made.get(row.id);
      if (again) again.querySelector("button").focus({ preventScroll: true });
    };
    return make("li", { class: "more-row" }, make("button", { type: "button", "aria-expanded": String(row.open), onclick: deed }, row.number.toLocaleString("en"), make("span", {}, row.same ? " in the same words" : " more")));
  }
  entryRow({ entry, minor, dated }, index) {
    const { data } = this;
    const claim = data.claims[entry.f];
    const pick = make("button", { type: "button", class: "pick", tabindex: index === this.stop ? "0" : "-1", onclick: () => this.choose(entry, { focus: true }) }, make("bdi", {}, marked(entry.t, this.words)));
    const element = make(
      "li",
      { class: `entry${minor ? " minor" : ""}${entry.edits.length ? " corrected" : ""}`, "data-id": entry.id },
      glyph(claim, !data.firm.includes(entry.b)),
      make("div", { class: "what" }, make("p", { class: "line" }, claim.id === "happened" ? null : make("b", { class: "claim-word", "data-claim": claim.id }, claim.name), pick), this.meta(entry, dated)),
    );
    element.addEventListener("click", (event) => {
      if (!event.target.closest("button, a")) this.choose(entry, { focus: true });
    });
    if (entry === this.chosen) element.dataset.chosen = "";
    return element;
  }
  meta(entry, dated) {
    const { data } = this;
    const article = data.articles[entry.m[0].a];
    const told = new Set(entry.m.map((mention) => mention.a)).size;
    const ends = (name) => entry.t.endsWith(` ${name.split(" ").at(-1)} said`); // the line names who says so
    const by = (entry.by || []).map((index) => data.by[index]).filter((name) => !ends(name));
    const parts = [
      dated ? entry.w : null,
      entry.c ? make("b", { class: "clock" }, entry.c) : null,
      entry.b >= 0 ? make("span", { class: `sure-${data.certainty[entry.b].replace(/ /g, "-")}` }, data.certainty[entry.b]) : null,
      by.length ? make("span", {}, "says ", make("bdi", {}, shorten(by.join(", "), 60))) : null,
      data.articles.length > 1 ? make("span", {}, `[${entry.m[0].a + 1}]`, this.printing ? null : [" ", make("bdi", {}, shorten(article.source || article.title, 40))]) : null, // on paper the sources stand below
      this.confirmed(entry, data),
      entry.rev ? make("b", { class: "revised" }, "reported as ", make("bdi", {}, entry.rev.join("; "))) : null,
      told > 1 ? `told by ${told} articles` : entry.m.length > 1 ? `told ${entry.m.length} times` : null,
      entry.edits.length ? make("span", { class: "edit-note" }, `edited: ${entry.edits.at(-1).because}`) : entry.told.length ? make("span", { class: "edit-note" }, "edited: ", make("bdi", {}, shorten(entry.told.at(-1), 90))) : null,
    ].filter(Boolean);
    return make("p", { class: "meta" }, parts.flatMap((part, at) => (at ? [" \u00b7 ", part] : [part])));
  }
  // How far it is confirmed; that one source alone tells it is said where there are several, in the card
  confirmed(entry, data) {
    if (!entry.st || (entry.st === "single source" && data.articles.length > 1)) return null;
    if (data.articles.length === 1 && entry.st !== "disputed") return null;
    return make(entry.st === "disputed" ? "b" : "span", { class: `status-${entry.st.replace(/ /g, "-")}` }, entry.st);
  }
  // The row that Tab leads to, and that arrow keys leave
  pointTo(entry) {
    const rows = this.list.rows;
    const at = entry ? rows.findIndex((row) => row.entry === entry) : -1;
    this.stop = at >= 0 ? at : rows.findIndex((row) => row.type === "entry");
    for (const [id, element] of this.list.made) {
      const row = rows[this.list.index.get(id)];
      if (!row || row.type !== "entry") continue;
      element.querySelector(".pick").tabIndex = rows[this.stop] === row ? 0 : -1;
      element.toggleAttribute("data-chosen", row.entry === this.chosen);
    }
  }
  walkOrder() {
    return this.list.rows.filter((row) => row.type === "entry").map((row) => row.entry);
  }

  // Choosing -----------------------------------------------------------------------------------------
  choose(entry, { focus = false, quiet = false, keepReader = false } = {}) {
    if (entry.hidden && entry.mergedInto !== undefined) entry = this.entries[entry.mergedInto];
    this.chosen = entry;
    this.state.event = entry.u;
    if (!keepReader && !this.card.reader.hidden && !entry.m.some((mention) => mention.a === this.card.reading)) this.card.reader.hidden = true;
    this.card.show(entry);
    this.card.light();
    this.reveal(entry);
    this.pointTo(entry);
    if (!quiet) this.clearOfSheet(entry);
    if (entry.x && this.picture.drawn && !this.picture.drawn.rows.some((row) => row.entry === entry)) this.picture.soon();
    else this.picture.showChosen();
    if (!quiet) {
      this.announce(entry);
      this.remember({ push: true });
    }
    if (focus) this.card.card.focus({ preventScroll: true });
  }
  // A row on the screen is not left below the sheet that rose over it
  clearOfSheet(entry) {
    const row = this.root.dataset.size !== "wide" && !this.compact && this.list.made.get(entry.id);
    if (!row) return;
    const [box, top] = [row.getBoundingClientRect(), this.card.element.getBoundingClientRect().top];
    if (box.top < innerHeight && box.bottom > top && top > 0) scrollBy(0, box.bottom - top + 8);
  }
  // A row that is folded away is opened
  reveal(entry) {
    if (this.list.rows.some((row) => row.entry === entry)) return;
    const more = this.list.rows.find((row) => row.type === "more" && row.keys.includes(entry.index));
    if (!more) return;
    this.opened.add(more.id);
    this.fillList();
  }
  announce(entry) {
    const order = this.walkOrder();
    const at = order.indexOf(entry);
    this.say(`${at < 0 ? "" : `${at + 1} of ${order.length}. `}${entry.w}. ${entry.t}. ${this.data.claims[entry.f].name}.`);
  }
  say(text) {
    this.live.textContent = text;
  }
  listed(entries) {
    this.chosen = null;
    this.pointTo(null);
    if (entries.length === 1) this.choose(entries[0]);
    else this.card.list(entries);
  }
  release({ focus = false } = {}) {
    const before = this.chosen;
    this.chosen = null;
    this.state.event = null;
    this.card.shut();
    this.card.close();
    this.picture.showChosen();
    this.pointTo(before);
    for (const element of this.list.made.values()) element.toggleAttribute("data-chosen", false);
    const row = before && this.list.made.get(before.id);
    if (focus && row) row.querySelector(".pick").focus({ preventScroll: true });
    this.remember({ push: true });
  }
  walk(step, { focus = false } = {}) {
    const order = this.walkOrder();
    const at = order.indexOf(this.chosen);
    const next = order[at < 0 ? 0 : at + step];
    if (!next) return;
    this.choose(next);
    this.list.scrollTo(next.id, { block: "nearest" });
    if (focus) this.card.card.focus({ preventScroll: true });
  }
  chooseByAddress() {
    const entry = this.byUid.get(this.state.event);
    if (entry) {
      this.choose(entry, { quiet: true });
      this.list.scrollTo(entry.id);
    }
    const read = Number(this.state.read);
    if (this.state.read && this.data.articles[read - 1]) this.card.read(read - 1, entry && entry.m.find((mention) => mention.a === read - 1));
  }

  // The address --------------------------------------------------------------------------------------
  remember({ push = false } = {}) {
    if (!this.isPage) return;
    this.state.read = this.card.reader.hidden ? null : String(this.card.reading + 1);
    const hash = writeState(this.state, this.data);
    if (hash === (this.written ?? location.hash)) return;
    this.written = hash;
    try {
      history[push ? "pushState" : "replaceState"](history.state, "", hash || location.pathname + location.search);
    } catch {
      this.written = location.hash; // a browser that forbids it for files: the view stays, the address too
    }
  }
  restore() {
    if (location.hash === this.written) return;
    this.written = location.hash;
    this.state = readState(location.hash, this.data);
    this.apply();
    this.filters.search.value = this.state.q;
    this.update({ quiet: true });
    this.paint();
    if (this.state.event) this.chooseByAddress();
    else if (this.chosen) {
      this.chosen = null;
      this.card.shut();
      this.card.close();
      this.pointTo(null);
    }
    this.written = location.hash;
  }

  // An editor's hand ---------------------------------------------------------------------------------
  keptEdits() {
    try {
      return JSON.parse(localStorage.getItem(`dateline-edits-${this.data.name}`) || "[]");
    } catch {
      return [];
    }
  }
  edit(edit) {
    this.corrections = [...(this.partial ? this.keptEdits() : this.corrections), edit];
    this.keep();
    this.apply();
    this.foldedWords = [];
    const entry = this.byUid.get(edit.action === "merge" ? edit.value : edit.uid);
    this.chosen = entry && !entry.hidden ? entry : null;
    this.update();
    if (this.chosen) this.choose(this.chosen);
    else this.release();
  }
  undo(edit) {
    this.edit({ uid: edit.uid, action: "undo", because: `taken back: ${edit.because}` });
  }
  keep() {
    try {
      localStorage.setItem(`dateline-edits-${this.data.name}`, JSON.stringify(this.corrections));
    } catch {
      this.say("This browser keeps nothing for this page: save the file before leaving.");
    }
  }
  showEdits() {
    const stand = standing(this.corrections);
    this.editBar.hidden = !stand.length;
    const button = (text, deed) => make("button", { type: "button", onclick: deed }, text);
    const forget = () => {
      this.corrections = [];
      this.keep();
      this.apply();
      this.update();
    };
    const hidden = this.entries.filter((entry) => entry.hidden).length;
    this.editBar.replaceChildren(
      `${count(stand.length, "correction")} in this browser${hidden ? `, ${hidden} hidden` : ""} `,
      button("Save as a file", () => saveFile("edits.jsonl", "application/jsonl", linesOf(this.corrections))),
      button("Undo the last", () => this.undo(stand.at(-1))),
      button("Forget all", forget),
    );
  }

  // Listening ----------------------------------------------------------------------------------------
  listen() {
    this.root.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => {
      if (this.printing || !this.measure()) return;
      this.list.forget();
      this.picture.soon();
    }).observe(this.root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.paint());
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    if (this.isPage) {
      addEventListener("popstate", () => this.restore());
      addEventListener("hashchange", () => this.restore());
    } else {
      const watch = new MutationObserver(() => this.paint());
      for (const element of [document.documentElement, document.body]) watch.observe(element, { attributes: true });
    }
  }
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest && event.target.closest("input, select, textarea");
    if (event.key === "Escape" && !this.card.element.hidden && !field) {
      this.release({ focus: true });
      return;
    }
    if (!event.target.classList.contains("pick")) return;
    const at = this.list.rows.findIndex((row) => row.entry && row.id === event.target.closest(".entry").dataset.id);
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    const jump = { Home: "first", End: "last" }[event.key];
    if (!step && !jump) return;
    event.preventDefault();
    const picks = this.list.rows.flatMap((row, index) => (row.type === "entry" ? [index] : []));
    const next = jump ? picks[jump === "first" ? 0 : picks.length - 1] : picks[picks.indexOf(at) + step];
    if (next === undefined) return;
    const row = this.list.rows[next];
    this.stop = next;
    const element = this.list.scrollTo(row.id, { block: "nearest", smooth: !jump && !calm() });
    event.target.tabIndex = -1;
    if (element) {
      element.querySelector(".pick").tabIndex = 0;
      element.querySelector(".pick").focus({ preventScroll: true });
    }
    if (this.chosen) this.choose(row.entry);
    else this.announce(row.entry);
  }
  // On paper: the story and what its signs mean; everything, where the address says so or the reader looked at all
  print(on) {
    this.printing = on;
    this.fillList();
    this.root.dataset.theme = this.isDark() ? "dark" : "light";
    if (on) this.printSources();
    else this.root.querySelector(".print-sources")?.remove();
    this.picture.draw();
  }
  printSources() {
    const cited = new Set(this.walkOrder().map((entry) => entry.m[0].a)); // those whose numbers stand in the rows
    const others = new Set(this.walkOrder().flatMap((entry) => entry.m.map((mention) => mention.a))).size - cited.size;
    const source = ({ title, facts, address }) => `${title}${/[.!?…]$/u.test(title) ? "" : "."} ${facts}${address ? ` ${address}` : ""}`;
    const rows = [...cited].sort((one, other) => one - other).map((index) => make("li", { value: index + 1 }, source(this.data.articles[index])));
    this.root.querySelector(".app").append(make("section", { class: "print-sources" }, this.h("Sources"), make("ol", {}, rows), others ? make("p", {}, `${count(others, "more article")} also told of these events.`) : null));
  }
}

const ready = (entry, index) => Object.assign(entry, { index: entry.i ?? index, label: entry.l || entry.t, worthy: Boolean(entry.key), told: entry.edits || [], edits: [] }, numbersOf(entry.x));

// The room between two days is to scale; long times are folded, and say how long they are
function withGaps(rows) {
  const dated = rows.filter((row) => row.type === "entry" && row.entry.x).map((row) => row.entry.anchor);
  if (!dated.length) return rows;
  const all = Math.max(...dated) - Math.min(...dated);
  let before = null;
  return rows.map((row, index) => {
    const next = row.type === "day" ? rows[index + 1].entry : null;
    const gap = next && next.x && before !== null ? next.anchor - before : 0;
    if (row.type === "entry" && row.entry.x) before = row.entry.anchor;
    if (row.type !== "day" || row.minor || gap <= 0) return row;
    const known = next.x[0] !== null; // of what was "on or before" a day nobody knows how much later it was
    return known && gap > Math.max(BIG_GAP * all, 1.5) ? { ...row, gap: `${lengthInWords(gap)} later` } : { ...row, room: Math.min(NEXT_DAY, Math.round((gap / all) * TO_SCALE)) };
  });
}

// Whether the page around an element is dark: by the first ground that is painted; null where none is
function darknessAround(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const match = /rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)/.exec(getComputedStyle(at).backgroundColor);
    if (!match || (match[4] !== undefined && Number(match[4]) < 0.5)) continue;
    return 0.299 * match[1] + 0.587 * match[2] + 0.114 * match[3] < 128;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme.includes("dark") ? null : false;
}
