// Starting. One name is left on the page, `dateline`; several timelines on a page share what it holds.
import { View } from "./view.mjs";

const shared = (window.dateline = window.dateline || {});

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

async function unpack(text) {
  return new Response(new Blob([bytesOf(text.trim())]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

async function loadPlotly() {
  const packed = document.querySelector(".dateline-plotly");
  if (shared.plotly || !packed) return;
  const script = document.createElement("script");
  script.textContent = await unpack(packed.textContent);
  document.head.append(script);
  script.remove();
}

// Markup that came in later, as in a notebook, has its shadow root still in the template
function openShadow(host) {
  const template = host.querySelector("template[shadowrootmode]");
  if (host.shadowRoot || !template) return;
  host.attachShadow({ mode: "open" }).append(template.content);
  template.remove();
}

function mount(host) {
  if (host.dataset.mounted !== undefined || !host.querySelector(".dateline-data")) return;
  openShadow(host);
  if (!host.shadowRoot) return;
  host.dataset.mounted = "";
  const view = new View(host);
  (shared.views = shared.views || []).push(view);
  if (!view.data.entries.length) return;
  if (view.compact) view.partial = false;
  if (!view.compact) shared.loading = shared.loading || loadPlotly();
  if (view.compact || !shared.plotly) view.furnish(); // while the packed plotly is being unpacked
  if (view.compact) return;
  shared.loading.then(() => {
    view.plotly = shared.plotly;
    view.picture.draw();
    host.dispatchEvent(new CustomEvent("dateline-drawn", { bubbles: true }));
    takeRest(host, view);
  });
}

// What a large timeline holds beyond its first drawing: unpacked and read in parts, each its own task, while the reader looks on
async function takeRest(host, view) {
  await afterPaint();
  await afterPaint(); // what was drawn is on the screen now
  view.furnish();
  await loaded();
  await afterPaint();
  for (const part of view.partial ? host.querySelectorAll(".dateline-rest") : []) {
    view.take(JSON.parse(await unpack(part.textContent)));
    part.remove();
    await afterPaint();
  }
  view.complete();
  view.warmUp();
  host.dispatchEvent(new CustomEvent("dateline-complete", { bubbles: true }));
}

const loaded = () => new Promise((done) => {
  if (document.readyState === "complete") done();
  else addEventListener("load", done, { once: true });
});

const afterPaint = () => new Promise((done) => {
  const soon = setTimeout(done, 100); // a page in the background paints nothing
  requestAnimationFrame(() => setTimeout(() => {
    clearTimeout(soon);
    done();
  }));
});

function mountAll() {
  for (const host of document.querySelectorAll("section.dateline")) mount(host);
}

function tellHeight() {
  if (window.parent === window) return;
  const tell = () => window.parent.postMessage({ dateline: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  tell();
}

if (!shared.mountAll) {
  shared.mountAll = mountAll;
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mountAll);
  tellHeight();
}
shared.mountAll();
