// What a reader asks for, and which entries answer it.
import { fold } from "./text.mjs";

// Words and "phrases in quotes", folded
export function readQuery(text) {
  return [...fold(text).replace(/[\u201c\u201d]/g, '"').matchAll(/"([^"]+)"?|(\S+)/g)]
    .map((match) => (match[1] || match[2]).trim().split(/\s+/).join(" ").replace(/^"+|"+$/g, ""))
    .filter(Boolean);
}

// No question at all
export const NO_WISH = { words: [], claims: [], who: null, where: null, by: null, sure: null, article: null, from: null, to: null };

export const asks = (wish) => wish.words.length > 0 || wish.claims.length > 0 || ["who", "where", "by", "sure", "article", "from", "to"].some((name) => wish[name] !== null);

// `folded` gives an entry's words; it is called last, since it costs most
export function answers(entry, wish, data, folded) {
  return (
    (!wish.claims.length || wish.claims.includes(entry.f)) &&
    ["who", "where", "by"].every((name) => wish[name] === null || (entry[name] || []).includes(wish[name])) &&
    (wish.sure === null || (entry.b >= 0 && data.certainty[entry.b] === wish.sure)) &&
    (wish.article === null || entry.m.some((mention) => mention.a === wish.article)) &&
    (wish.from === null || (Boolean(entry.x) && entry.last > wish.from)) &&
    (wish.to === null || (Boolean(entry.x) && entry.first < wish.to)) &&
    wish.words.every((word) => folded(entry).includes(word))
  );
}

// A click on a claim shows only that; a second click shows all; with Shift or Ctrl it adds or takes away
export function clickClaim(claims, claim, adding) {
  if (adding) return claims.includes(claim) ? claims.filter((one) => one !== claim) : [...claims, claim].sort((one, other) => one - other);
  return claims.length === 1 && claims[0] === claim ? [] : [claim];
}

// All that a search looks at in an entry
export function wordsOf(entry, data) {
  const name = (list) => (indices) => (indices || []).map((index) => data[list][index]);
  const told = entry.m.flatMap((mention) => {
    const article = data.articles[mention.a];
    return [article.text.slice(mention.s[0], Math.min(mention.s[1], mention.s[0] + 3000)), article.title];
  });
  const parts = [entry.w, entry.d, entry.t, entry.y, ...name("who")(entry.who), ...name("where")(entry.where), ...name("by")(entry.by), ...told];
  return fold(parts.join("\n")).replace(/[ \t\r]*\n[ \t\r]*(?=\S)/g, " \n").replace(/\s+/g, " ");
}
