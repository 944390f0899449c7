// What is shown, as the part of the address after #: a link reopens the same view.

const PLAIN = ["q", "depth", "order", "from", "to", "sure", "event", "read", "theme"];
const NAMED = ["who", "where", "by"];

export function writeState(state, data) {
  const parts = new URLSearchParams();
  const put = (name, value) => (value === null || value === undefined || value === "" ? null : parts.set(name, value));
  for (const name of PLAIN) put(name, state[name]);
  if (state.depth === "key") parts.delete("depth");
  if (state.order === "time") parts.delete("order");
  for (const name of NAMED) put(name, state[name] === null ? null : data[name][state[name]]);
  if (state.article !== null) put("article", state.article + 1);
  if (state.top !== null) put("top", state.top);
  if (state.claims.length) put("claim", state.claims.map((claim) => data.claims[claim].id).join("."));
  if (state.view) put("view", state.view.map((point) => +point.toFixed(4)).join("~"));
  const text = parts.toString();
  return text ? `#${text}` : "";
}

export const START = { q: "", depth: "key", top: null, order: "time", claims: [], who: null, where: null, by: null, sure: null, article: null, from: "", to: "", view: null, event: null, read: null, theme: null };

export function readState(hash, data) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...START };
  for (const name of PLAIN) if (parts.get(name)) state[name] = parts.get(name);
  for (const name of NAMED) state[name] = indexIn(data[name], parts.get(name));
  state.claims = (parts.get("claim") || "").split(".").map((id) => data.claims.findIndex((claim) => claim.id === id)).filter((index) => index >= 0);
  state.top = Number(parts.get("top")) > 0 ? Math.round(Number(parts.get("top"))) : null;
  const article = Number(parts.get("article")) - 1;
  state.article = data.articles[article] ? article : null;
  const view = (parts.get("view") || "").split("~").map(Number);
  state.view = view.length === 2 && view.every(Number.isFinite) && view[0] < view[1] ? view : null;
  if (!["key", "all"].includes(state.depth)) state.depth = "key";
  if (!["time", "weight", "told", "claim"].includes(state.order)) state.order = "time";
  if (!["light", "dark"].includes(state.theme)) state.theme = null;
  return state;
}

export function indexIn(names, name) {
  const index = name ? names.indexOf(name) : -1;
  return index >= 0 ? index : null;
}
