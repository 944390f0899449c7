// Starting. One name is left on the page, `dateline`; several timelines on a page share what it holds.
import { View } from "./view.mjs";

const shared = (window.dateline = window.dateline || {});

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
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
  if (view.compact || !view.data.entries.length) return;
  shared.loading = shared.loading || loadPlotly();
  shared.loading.then(() => {
    view.plotly = shared.plotly;
    view.picture.draw();
    view.warmUp();
    host.dispatchEvent(new CustomEvent("dateline-drawn", { bubbles: true }));
  });
}

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
