// Questions: what is claimed, who, where, who says so, how sure, from when to when, in what words.
import { readDate } from "./calendar.mjs";
import { glyph, make } from "./dom.mjs";
import { clickClaim, readQuery } from "./query.mjs";
import { shorten } from "./text.mjs";

const NAMES = { who: "Who", where: "Where", by: "Who says so" };

export class Filters {
  constructor(view) {
    this.view = view;
    const { data } = view;
    this.search = make("input", { type: "search", name: "q", placeholder: "Search events and articles", "aria-label": "Search; quotes hold a phrase together" });
    this.depth = make("div", { class: "depth", role: "group", "aria-label": "How much" });
    this.claims = make("div", { class: "claims", role: "group", "aria-label": "What is claimed" });
    this.fields = Object.fromEntries(Object.entries(NAMES).map(([name, label]) => [name, this.nameField(name, label)]));
    const option = (value, text) => make("option", { value }, text);
    this.sure = make("select", { name: "sure" }, option("", "in any way"), [...new Set(data.certainty)].map((word) => option(word, word)));
    this.article = data.articles.length > 1 ? make("input", { name: "article", placeholder: "number or title", size: "16" }) : null;
    this.articles = make("datalist", { id: `${view.id}-articles` });
    if (this.article) this.lazyList(this.article, this.articles, () => data.articles.map((article, index) => `[${index + 1}] ${shorten(article.title, 80)}`));
    this.from = make("input", { name: "from", placeholder: "1998, 2024-03, 44 BCE", size: "12" });
    this.to = make("input", { name: "to", placeholder: "2024-03-11", size: "12" });
    this.order = make("select", { name: "order", "aria-label": "Order" }, option("time", "in order of time"), option("weight", "most important first"), option("told", "most told first"), option("claim", "by claim"));
    this.top = make("select", { name: "top", "aria-label": "How many key events" });
    this.more = make("details", { class: "more" }, make("summary", {}, "More questions"), this.selects());
    this.count = make("output", { class: "count" });
    this.hint = make("span", { class: "hint" });
    this.reset = make("button", { type: "button", class: "reset", hidden: true, onclick: () => view.askNothing() }, "Show all again");
    this.element = make(
      "form",
      { class: "tools", role: "search", "aria-label": "Find events", autocomplete: "off" },
      this.depth,
      this.top,
      make("div", { class: "search" }, this.search),
      this.claims,
      this.more,
      make("p", { class: "found" }, this.count, " ", this.hint, " ", this.reset),
    );
    this.listen();
  }
  selects() {
    const labelled = (text, field, ...more) => (field ? make("label", {}, text, field, more) : null);
    return make(
      "div",
      { class: "selects" },
      Object.entries(this.fields).map(([name, { input, list }]) => (this.view.data[name].length ? labelled(NAMES[name], input, list) : null)),
      labelled("How sure", this.sure),
      labelled("In article", this.article, this.articles),
      labelled("From", this.from),
      labelled("To", this.to),
      labelled("List", this.order),

    );
  }
  nameField(name) {
    const input = make("input", { name, size: "16", placeholder: "anyone" });
    if (name === "where") input.placeholder = "anywhere";
    const list = make("datalist", { id: `${this.view.id}-${name}` });
    this.lazyList(input, list, () => this.view.ranked(name));
    return { input, list };
  }
  // The names of a long list are made when they are wanted
  lazyList(input, list, names) {
    input.setAttribute("list", list.id);
    input.addEventListener("focus", () => {
      if (!list.childElementCount) list.append(...names().slice(0, 300).map((name) => make("option", { value: name })));
    });
  }
  listen() {
    let typing;
    this.search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.view.ask({ q: this.search.value }, { push: false }), 30);
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.view.ask({ q: this.search.value }, { push: false });
    });
    this.element.addEventListener("change", (event) => {
      if (event.target !== this.search) this.changed(event.target);
    });
  }
  changed(field) {
    const { name, value } = field;
    let wrong = false;
    if (name in NAMES) {
      const index = this.indexOfName(name, value);
      wrong = Boolean(value.trim()) && index === null;
      if (!wrong) this.view.ask({ [name]: index });
    } else if (name === "article") {
      const index = this.indexOfArticle(value);
      wrong = Boolean(value.trim()) && index === null;
      if (!wrong) this.view.ask({ article: index });
    } else if (name === "from" || name === "to") {
      wrong = Boolean(value.trim()) && !readDate(value);
      if (!wrong) this.view.ask({ [name]: value.trim() });
    } else if (name === "top") this.view.showTop(Number(value));
    else this.view.ask({ [name]: value || null });
    field.setAttribute("aria-invalid", wrong ? "true" : "false");
  }
  // The name itself, or the only one that holds what was typed
  indexOfName(name, value) {
    const wanted = value.trim().toLowerCase();
    if (!wanted) return null;
    const names = this.view.data[name].map((one) => one.toLowerCase());
    if (names.includes(wanted)) return names.indexOf(wanted);
    const holding = names.flatMap((one, index) => (one.includes(wanted) ? [index] : []));
    return holding.length === 1 ? holding[0] : null;
  }
  indexOfArticle(value) {
    const number = /^\[?(\d+)/.exec(value.trim());
    const index = number ? Number(number[1]) - 1 : this.view.data.articles.findIndex((article) => value.trim() && article.title.toLowerCase().includes(value.trim().toLowerCase()));
    return this.view.data.articles[index] ? index : null;
  }
  // What the reader asks, of the state
  wish(state) {
    const [from, to] = [readDate(state.from || ""), readDate(state.to || "")];
    return { ...state, words: readQuery(state.q || ""), from: from && from[0], to: to && to[1] };
  }
  // The state, in the fields
  show(state, { key, all, found, asked }) {
    const { data } = this.view;
    if (this.search.getRootNode().activeElement !== this.search) this.search.value = state.q;
    for (const [name, { input }] of Object.entries(this.fields)) input.value = state[name] === null ? "" : data[name][state[name]];
    this.sure.value = state.sure || "";
    this.order.value = state.order;
    this.from.value = state.from;
    this.to.value = state.to;
    if (this.article) this.article.value = state.article === null ? "" : `[${state.article + 1}] ${shorten(data.articles[state.article].title, 80)}`;
    if (["who", "where", "by", "sure", "article"].some((name) => state[name] !== null) || state.from || state.to) this.more.open = true;
    this.showDepth(state, key, all, asked);
    this.showClaims(state);
    this.count.textContent = asked ? `${found.toLocaleString("en")} of ${all.toLocaleString("en")} events` : "";
    this.reset.hidden = !asked;
  }
  showDepth(state, key, all, asked) {
    const button = (depth, text, number) =>
      make("button", { type: "button", "data-depth": depth, "aria-pressed": String(state.depth === depth && !asked), onclick: () => this.view.go(depth) }, text, " ", make("small", {}, number.toLocaleString("en")));
    this.keep(this.depth, () => this.depth.replaceChildren(button("key", "Key events", key), button("all", "All", all)));
    const { worthy, data } = this.view;
    const usual = Math.min(data.top, worthy);
    const most = this.view.partial ? worthy : all;
    const numbers = [...new Set([5, 10, 15, 30, 60, usual, worthy, state.top || 0])].filter((number) => number > 0 && number <= most).sort((one, other) => one - other);
    const text = (number) => (number > worthy ? `${number} most telling` : number === worthy ? `all ${worthy} key` : `${number} key`);
    this.top.hidden = numbers.length < 2;
    this.top.replaceChildren(...numbers.map((number) => make("option", { value: number }, text(number))));
    this.top.value = String(state.top || usual);
  }
  showClaims(state) {
    const { data, counts } = this.view;
    const chip = (claim, index) => {
      const deed = (event) => this.view.ask({ claims: clickClaim(state.claims, index, event.shiftKey || event.ctrlKey || event.metaKey) });
      const title = `${claim.meaning}. Click: only these; Shift and click: these too`;
      return make("button", { type: "button", class: "claim", "data-claim-index": index, "aria-pressed": String(state.claims.includes(index)), title, onclick: deed }, glyph(claim), make("span", {}, claim.name), " ", make("small", {}, counts[index].toLocaleString("en")));
    };
    const chips = data.claims.flatMap((claim, index) => (counts[index] ? [chip(claim, index)] : []));
    this.keep(this.claims, () => this.claims.replaceChildren(...chips));
  }
  // Buttons are made anew; the one that had the focus has it again
  keep(host, deed) {
    const at = [...host.children].indexOf(host.getRootNode().activeElement);
    deed();
    if (at >= 0 && host.children[at]) host.children[at].focus();
  }
}
