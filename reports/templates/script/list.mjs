// A long list in which only what is near the screen is made: the rest is room kept free above and below.
import { make } from "./dom.mjs";

const ALL = 150; // so few rows are all made
const REACH = 700; // pixels beyond the screen

export class List {
  constructor(render) {
    this.render = render;
    this.element = make("ol", { class: "rows" });
    this.rows = [];
    this.made = new Map();
    this.heights = new Map();
    const soon = () => {
      this.waiting = this.waiting || requestAnimationFrame(() => {
        this.waiting = null;
        this.update();
      });
    };
    document.addEventListener("scroll", soon, { capture: true, passive: true });
    addEventListener("resize", soon, { passive: true });
  }
  // New rows; elements are made anew, since what they say may have changed
  show(rows, { whole = false } = {}) {
    this.rows = rows;
    this.known = null;
    this.whole = whole || rows.length <= ALL;
    this.index = new Map(rows.map((row, index) => [row.id, index]));
    this.made.clear();
    this.element.replaceChildren();
    this.update();
  }
  // The first row's top and every row's bottom, in pixels from the list's top; counted anew when a height was learnt
  tops() {
    if (this.known) return this.known;
    const guess = this.guess || 76;
    const tops = new Float64Array(this.rows.length + 1);
    for (const [index, row] of this.rows.entries()) tops[index + 1] = tops[index] + (this.heights.get(row.id) || (row.type === "day" ? 48 : guess));
    return (this.known = tops);
  }
  update() {
    if (!this.element.isConnected) return;
    if (this.whole) {
      if (!this.made.size) this.element.append(...this.rows.map((row, index) => this.elementOf(row, index)));
      return;
    }
    const top = this.element.getBoundingClientRect().top;
    const [first, last] = this.near(top);
    this.put(first, last);
    if (this.learn(first, last)) {
      const tops = this.tops();
      this.room(tops, first, last);
    }
  }
  near(top) {
    const tops = this.tops();
    const [from, to] = [-top - REACH, -top + innerHeight + REACH];
    let [first, after] = [0, this.rows.length - 1]; // the first row that reaches below `from`
    while (first < after) {
      const middle = (first + after) >> 1;
      if (tops[middle + 1] < from) first = middle + 1;
      else after = middle;
    }
    let last = first + 1;
    while (last < this.rows.length && tops[last] < to) last += 1;
    this.room(tops, first, last);
    return [first, last];
  }
  room(tops, first, last) {
    this.element.style.paddingTop = `${tops[first]}px`;
    this.element.style.paddingBottom = `${tops[this.rows.length] - tops[last]}px`;
  }
  put(first, last) {
    const wanted = new Set(this.rows.slice(first, last).map((row) => row.id));
    for (const [id, element] of this.made) {
      if (wanted.has(id)) continue;
      element.remove();
      this.made.delete(id);
    }
    let before = null;
    for (let index = first; index < last; index += 1) {
      const known = this.made.get(this.rows[index].id);
      const element = known || this.elementOf(this.rows[index], index);
      if (!known || element.previousElementSibling !== before) {
        if (before) before.after(element);
        else this.element.prepend(element);
      }
      before = element;
    }
  }
  elementOf(row, index) {
    const element = this.render(row, index, this.rows.length);
    this.made.set(row.id, element);
    return element;
  }
  // What was made is measured once, and what was not is guessed by it
  learn(first, last) {
    let news = false;
    let [sum, number] = [0, 0];
    for (const row of this.rows.slice(first, last)) {
      const height = this.made.get(row.id).getBoundingClientRect().height;
      if (Math.abs((this.heights.get(row.id) || 0) - height) > 0.5) {
        this.heights.set(row.id, height);
        news = true;
      }
      if (row.type === "entry") [sum, number] = [sum + height, number + 1];
    }
    if (number && !this.guess) this.guess = sum / number;
    if (news) this.known = null;
    return news;
  }
  // Its widths have changed: what was measured no longer holds
  forget() {
    this.heights.clear();
    this.known = this.guess = null;
    this.update();
  }
  scrollTo(id, { block = "center", smooth = false } = {}) {
    const index = this.index.get(id);
    if (index === undefined) return null;
    if (!this.made.has(id)) {
      const top = this.element.getBoundingClientRect().top + this.tops()[index];
      (document.scrollingElement || document.documentElement).scrollBy(0, top - innerHeight / 2);
      this.update();
    }
    const element = this.made.get(id);
    if (element) element.scrollIntoView({ block, behavior: smooth ? "smooth" : "auto" });
    return element || null;
  }
}
