// The proof of an event: the sentence that gave the date, why this date, every place that tells it, the article, corrections.
import { ACTIONS, CLAIMS, objection } from "./edits.mjs";
import { calm, glyph, make, present, sliced } from "./dom.mjs";
import { count, shorten } from "./text.mjs";

const AROUND = 420; // letters of a long sentence on each side of the predicate
const MOST_PLACES = 30;
const MOST_LISTED = 200;

export class Card {
  constructor(view) {
    this.view = view;
    this.h = (text, below = 1) => make(`h${Math.min(6, view.data.heading + below)}`, { class: "label" }, text);
    this.card = make("div", { class: "card", tabindex: "-1" });
    this.reader = make("section", { class: "reader", hidden: true, "aria-label": "The article", tabindex: "-1" });
    this.element = make("aside", { class: "pane", "aria-label": "Proof" }, this.card, this.reader);
    this.close();
  }
  close() {
    this.card.replaceChildren();
    this.element.hidden = true;
    this.element.toggleAttribute("data-open", false);
  }
  open(...parts) {
    this.card.replaceChildren(...present(parts));
    this.element.hidden = false;
    this.element.toggleAttribute("data-open", true);
    this.element.scrollTop = 0;
  }

  // One event ----------------------------------------------------------------------------------------
  show(entry) {
    const { data } = this.view;
    const told = this.places(entry);
    this.open(
      this.head(entry),
      this.claimLine(entry),
      this.edits(entry),
      entry.t !== this.textOf(entry.m[0], "s") ? make("p", { class: "summary" }, make("bdi", {}, entry.t)) : null,
      this.sentence(entry.m[0]),
      make("p", { class: "origin" }, this.toArticle(entry.m[0], this.articleName(entry.m[0].a))),
      make("div", {}, this.h(entry.x ? "Why this date" : "Why no date"), make("p", {}, entry.y)),
      this.revised(entry),
      this.saidBy(entry),
      told.length ? make("div", {}, this.h(`Also told in ${count(told.length, "place")}`), make("ul", { class: "places" }, told)) : null,
      this.roles(entry.m[0]),
      this.view.mayEdit ? this.editor(entry, data) : null,
    );
  }
  head(entry) {
    const order = this.view.walkOrder();
    const at = order.indexOf(entry);
    const button = (text, label, deed, off) => make("button", { type: "button", "aria-label": label, title: label, onclick: deed, disabled: off }, text);
    return make(
      "div",
      { class: "card-head" },
      this.h(entry.c ? `${entry.d}, ${entry.c}` : entry.d, 1),
      make(
        "div",
        { class: "walk" },
        button("\u2190", "Earlier", () => this.view.walk(-1), at <= 0),
        button("\u2192", "Later", () => this.view.walk(1), at < 0 || at === order.length - 1),
        this.view.isPage ? button("Copy link", "Copy link", (event) => this.copyLink(event.currentTarget)) : null,
        button("\u00d7", "Close", () => this.view.release({ focus: true })),
      ),
    );
  }
  async copyLink(button) {
    const address = location.href;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Copied";
    } catch {
      const field = make("input", { value: address, readonly: true, "aria-label": "Link to this event", class: "link" });
      button.replaceWith(field);
      field.select();
    }
    this.view.say("Link copied");
  }
  claimLine(entry) {
    const { data } = this.view;
    const claim = data.claims[entry.f];
    const sure = entry.b >= 0 ? [make("b", {}, data.certainty[entry.b]), `: dated ${data.bases[entry.b]}`] : [];
    const line = make("p", { class: "claim-line" }, glyph(claim, !data.firm.includes(entry.b)), make("span", {}, make("b", {}, claim.name), `, ${claim.meaning}`));
    return [line, sure.length ? make("p", { class: "sure" }, sure) : null];
  }
  saidBy(entry) {
    const names = (entry.by || []).map((index) => this.view.data.by[index]);
    const show = (index, name) => make("button", { type: "button", class: "linklike", title: `All that ${name} says`, onclick: () => this.view.ask({ by: index }) }, make("bdi", {}, name));
    const who = names.length ? entry.by.map((index, at) => [at ? ", " : "", show(index, names[at])]).flat() : ["the article itself"];
    return make("div", {}, this.h("Who says so"), make("p", {}, who, entry.st ? `; ${entry.st}` : null));
  }
  // Figures that later reports changed, each of which stays in its own report's words
  revised(entry) {
    if (!entry.rev) return null;
    return make("div", { class: "revised" }, this.h("Figures as reported, the latest last"), entry.rev.map((figures) => make("p", {}, make("bdi", {}, figures))));
  }
  textOf(mention, part) {
    return this.view.data.articles[mention.a].text.slice(...mention[part]);
  }
  articleName(index) {
    const article = this.view.data.articles[index];
    return `[${index + 1}] ${shorten(article.title, 90)}`;
  }
  toArticle(mention, name) {
    return make("button", { type: "button", class: "linklike", onclick: () => this.read(mention.a, mention) }, make("bdi", {}, name));
  }
  // The words of the event, a long sentence cut to what stands around its predicate
  sentence(mention) {
    const { data } = this.view;
    const text = data.articles[mention.a].text;
    const [begin, end] = [Math.min(mention.s[0], mention.p[0]), Math.max(mention.s[1], mention.p[1])];
    const [from, to] = [Math.max(begin, mention.p[0] - AROUND), Math.min(end, mention.p[1] + AROUND)];
    const arg = (role, title) => (part) => make("span", { class: "arg", "data-role": role, title }, part);
    const stretches = [[...mention.p, (part) => make("mark", {}, part)]];
    if (mention.t) stretches.push([...mention.t, arg("time", "when")]);
    for (const [role, start, stop] of mention.r) stretches.push([start, stop, arg(...data.roles[role])]);
    const kept = [];
    for (const one of stretches) if (one[0] >= from && one[1] <= to && kept.every((other) => one[1] <= other[0] || one[0] >= other[1])) kept.push(one);
    const moved = kept.sort((one, other) => one[0] - other[0]).map(([start, stop, wrapped]) => [start - from, stop - from, wrapped]);
    const parts = sliced(text.slice(from, to), moved);
    return make("blockquote", { class: "said", dir: "auto" }, from > begin ? "\u2026" : "", parts, to < end ? "\u2026" : "");
  }
  // Every other place once, with its own words
  places(entry) {
    const [lead, ...others] = entry.m;
    const seen = new Set([`${lead.a} ${lead.s}`]);
    const told = others.filter((mention) => !seen.has(`${mention.a} ${mention.s}`) && seen.add(`${mention.a} ${mention.s}`));
    const rows = told.slice(0, MOST_PLACES).map((mention) =>
      make(
        "li",
        {},
        this.toArticle(mention, make("q", { dir: "auto" }, shorten(this.textOf(mention, "s"), 220))),
        mention.a === lead.a ? null : make("small", {}, " ", make("bdi", {}, this.articleName(mention.a))),
        mention.w ? make("span", { class: "other" }, ` gives another date: ${mention.w}`) : null,
      ),
    );
    return told.length > MOST_PLACES ? [...rows, make("li", {}, `and ${told.length - MOST_PLACES} more`)] : rows;
  }
  roles(mention) {
    if (!mention.r.length) return null;
    const text = this.view.data.articles[mention.a].text;
    const rows = mention.r.flatMap(([role, start, end]) => [
      make("dt", {}, this.view.data.roles[role][1]),
      make("dd", {}, make("bdi", {}, shorten(text.slice(start, end), 120))),
    ]);
    return make("details", { class: "parts" }, make("summary", {}, "Who, what, where"), make("dl", {}, rows));
  }

  // Several events of one place ----------------------------------------------------------------------
  list(entries) {
    const ranked = [...entries].sort((one, other) => other.s - one.s || one.index - other.index);
    const dated = entries.filter((entry) => entry.x).map((entry) => entry.anchor);
    const [from, to] = [Math.min(...dated), Math.max(...dated)];
    const zoom = () => this.view.picture.look([from - Math.max((to - from) * 0.1, 0.1), to + Math.max((to - from) * 0.1, 1.1)]);
    const row = (entry) =>
      make(
        "li",
        {},
        make("button", { type: "button", class: "linklike", onclick: () => this.view.choose(entry) }, make("bdi", {}, shorten(entry.t, 140))),
        make("small", {}, ` ${entry.w}`),
      );
    this.open(
      make(
        "div",
        { class: "card-head" },
        this.h(count(entries.length, "event"), 1),
        make(
          "div",
          { class: "walk" },
          make("button", { type: "button", onclick: zoom }, "Look closer"),
          make("button", { type: "button", "aria-label": "Close", onclick: () => this.view.release({ focus: true }) }, "\u00d7"),
        ),
      ),
      make("ul", { class: "listed" }, ranked.slice(0, MOST_LISTED).map(row), ranked.length > MOST_LISTED ? make("li", {}, `and ${ranked.length - MOST_LISTED} more in the list`) : null),
    );
    this.reader.hidden = true;
    this.view.say(`${count(entries.length, "event")} listed`);
  }

  // The article --------------------------------------------------------------------------------------
  read(index, mention = null) {
    const { data } = this.view;
    const article = data.articles[index];
    const places = this.view.mentionsIn(index);
    const word = (entry, one) => (part) =>
      make("button", { type: "button", class: "event", tabindex: "-1", "data-uid": one.u, onclick: () => this.view.choose(entry, { keepReader: true }) }, part);
    const parts = sliced(article.text, places.map(([entry, one]) => [...one.p, word(entry, one)]));
    this.reader.replaceChildren(
      make("div", { class: "card-head" }, make(`h${Math.min(6, data.heading + 1)}`, {}, make("span", { class: "number" }, `[${index + 1}] `), make("bdi", {}, article.title)), make("button", { type: "button", "aria-label": "Close the article", onclick: () => this.shut() }, "\u00d7")),
      make("p", { class: "facts" }, article.facts, article.address ? make("a", { href: article.address, rel: "noopener noreferrer" }, ` ${article.address}`) : null),
      make("div", { class: "story", dir: "auto" }, parts),
    );
    this.reader.hidden = false;
    this.element.hidden = false;
    this.element.toggleAttribute("data-open", true);
    this.reading = index;
    this.view.root.toggleAttribute("data-reading", true);
    this.light();
    const found = mention && this.reader.querySelector(`[data-uid="${CSS.escape(mention.u)}"]`);
    const target = found || this.reader;
    const top = target.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
    this.element.scrollTo({ top: this.element.scrollTop + top - (found ? this.element.clientHeight / 3 : 0), behavior: calm() ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
    this.view.picture.soon();
    this.view.remember();
  }
  // The words of the chosen event, and nothing moves
  light() {
    const uids = new Set(this.view.chosen ? this.view.chosen.m.map((mention) => mention.u) : []);
    for (const word of this.reader.querySelectorAll(".event")) word.toggleAttribute("data-chosen", uids.has(word.dataset.uid));
  }
  shut() {
    this.reader.hidden = true;
    this.reader.replaceChildren();
    this.reading = null;
    this.view.root.toggleAttribute("data-reading", false);
    if (!this.card.childElementCount) this.close();
    this.view.picture.soon();
    this.view.remember();
  }

  // An editor's hand ---------------------------------------------------------------------------------
  edits(entry) {
    if (!entry.edits.length && !entry.told.length) return null;
    const row = (edit) =>
      make("li", {}, make("b", {}, ACTIONS[edit.action]), edit.value && edit.action !== "merge" ? ` \u201c${shorten(edit.value, 80)}\u201d` : "", `: ${edit.because}`, edit.by ? ` (${edit.by})` : "");
    const undo = make("button", { type: "button", onclick: () => this.view.undo(entry.edits.at(-1)) }, "Undo");
    const rows = [...entry.told.map((text) => make("li", {}, text)), ...entry.edits.map(row)];
    return make("div", { class: "edited" }, this.h("Edited"), make("ul", {}, rows), this.view.mayEdit && entry.edits.length ? undo : null);
  }
  editor(entry, data) {
    const choice = (value, text) => make("option", { value }, text);
    const action = make("select", { name: "action" }, choice("hide", "Hide it"), choice("pin", "Make it a key event"), choice("say", "Say it differently"), choice("date", "Give another date"), choice("claim", "Change the claim"), choice("merge", "It is the same as\u2026"));
    const slot = make("span", { class: "slot" });
    const fill = () => {
      const made = {
        say: () => make("textarea", { name: "value", rows: "2", "aria-label": "What it should say" }, entry.t),
        date: () => make("input", { name: "value", placeholder: "2007-05-28", "aria-label": "The date" }),
        claim: () => make("select", { name: "value", "aria-label": "The claim" }, data.claims.filter((claim) => CLAIMS.includes(claim.id)).map((claim) => choice(claim.id, claim.name))),
        merge: () => make("select", { name: "value", "aria-label": "The other event" }, this.view.near(entry).map((other) => choice(other.u, shorten(`${other.d}: ${other.t}`, 90)))),
      }[action.value];
      slot.replaceChildren(...(made ? [made()] : []));
    };
    action.addEventListener("change", fill);
    const because = make("input", { name: "because", placeholder: "Why", "aria-label": "Why", required: true });
    const error = make("output", { class: "error" });
    const form = make("form", { class: "editor" }, make("label", {}, "What to do ", action), slot, because, make("button", { type: "submit" }, "Save"), error);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = form.elements.value ? form.elements.value.value : undefined;
      const edit = { uid: entry.u, action: action.value, ...(value === undefined ? {} : { value }), because: because.value };
      const wrong = objection(edit, this.view.uids);
      if (wrong) error.textContent = wrong;
      else this.view.edit(edit);
    });
    return make("details", { class: "parts" }, make("summary", {}, "Correct it"), form);
  }
}
