// Making elements. All text becomes text nodes: nothing here parses HTML.
import { fold } from "./text.mjs";

export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

// `replaceChildren(null)` would write the word "null"
export const present = (children) => children.flat().filter((child) => child !== null && child !== undefined && child !== false);

export function svg(tag, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
}

let pen = null;
const widths = new Map();
export function measurer(font) {
  return (text) => {
    const key = `${font}\n${text}`;
    if (!widths.has(key)) {
      if (widths.size > 20000) widths.clear();
      pen = pen || document.createElement("canvas").getContext("2d");
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  };
}

// The text with the words that were searched for marked
export function marked(text, words) {
  const folded = words.length ? fold(text) : "";
  if (folded.length !== text.length) return [text];
  const places = words.flatMap((word) => {
    const found = [];
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) found.push([at, at + word.length]);
    return found;
  });
  return sliced(text, places.sort((one, other) => one[0] - other[0]).map(([from, to]) => [from, to, (part) => make("mark", {}, part)]));
}

// The text with elements in place of some stretches of it, those that overlap an earlier one left out
export function sliced(text, stretches) {
  const parts = [];
  let done = 0;
  for (const [from, to, wrapped] of stretches) {
    if (from < done || to <= from) continue;
    parts.push(text.slice(done, from), wrapped(text.slice(from, to)));
    done = to;
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== "");
}

export const glyph = (claim, hollow) => make("i", { class: `glyph${hollow ? " hollow" : ""}`, "data-claim": claim.id, "aria-hidden": "true" });

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function saveFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
