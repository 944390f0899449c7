// Words and numbers: nothing here knows the page.

export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

// Letters without case and accents, as a search compares them
export function fold(text) {
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// Plotly reads a little HTML of its own
export const plotlyText = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

// Cut at a word, to at most so many letters, the ellipsis included
export function shorten(text, letters) {
  const points = [...text.slice(0, letters * 8).trim().split(/\s+/).join(" ")]; // a text may be very long
  if (points.length <= letters) return points.join("");
  const cut = points.slice(0, letters - 1).join("");
  const space = cut.lastIndexOf(" ");
  return (space > letters / 2 ? cut.slice(0, space) : cut).replace(/[ ,;:]+$/, "") + "\u2026";
}

// Lines of at most a width; what does not fit into the last ends in an ellipsis
export function wrap(text, measure, width, most) {
  const lines = [""];
  const words = text.split(/\s+/).filter(Boolean);
  for (const [index, word] of words.entries()) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (measure(longer) <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(word);
    else {
      lines[most - 1] = cutTo(`${lines[most - 1]} ${words.slice(index).join(" ")}`, measure, width);
      break;
    }
  }
  return lines.map((line) => (measure(line) > width ? cutTo(line, measure, width) : line));
}

function cutTo(line, measure, width) {
  const points = [...line];
  let [low, high] = [1, points.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${points.slice(0, middle).join("")}\u2026`) <= width) low = middle;
    else high = middle - 1;
  }
  return low === points.length ? line : `${points.slice(0, low).join("").trimEnd()}\u2026`;
}

// Sentence case: "in 2008" at the head of a list
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
