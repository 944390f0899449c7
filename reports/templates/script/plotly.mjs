// The picture's rows as plotly has them. Pixels down, places of the axis across; plotly draws, and reacts to nothing itself.
import { axisTicks } from "./axis.mjs";
import { lengthInWords } from "./calendar.mjs";
import { anchorOf, fades, firstOf, hasCore, lastOf } from "./extents.mjs";
import { ARROW, LINE } from "./layout.mjs";
import { count, plotlyText, shorten } from "./text.mjs";

export const MARGINS = { l: 8, r: 8, t: 22, b: 44 };
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
export const LABEL_FONT = `13px ${FONT}`;

function emptyTraces(theme) {
  const quiet = { hoverinfo: "skip", showlegend: false };
  return {
    bars: { type: "bar", orientation: "h", marker: { line: { width: 0 }, pattern: { fillmode: "replace", size: 5, solidity: 0.55 } }, ...quiet },
    links: { type: "scatter", mode: "lines", line: { color: theme.accent, width: 1.2, dash: "dot" }, ...quiet },
    arrows: { type: "scatter", mode: "markers", marker: { size: 9 }, ...quiet },
    marks: { type: "scatter", mode: "markers", marker: { size: 13, opacity: 1, line: { width: 2 } }, cliponaxis: false, ...quiet },
    labels: { type: "scatter", mode: "text", cliponaxis: false, textfont: { family: FONT, size: 13, color: theme.ink }, ...quiet },
    notes: { type: "scatter", mode: "text", cliponaxis: false, textfont: { family: FONT, size: 11, color: theme.muted }, ...quiet }, // annotations take plotly longer
  };
}

export function tracesOf(scene, data, theme, shade) {
  const traces = emptyTraces(theme);
  const add = (name, values) => {
    for (const [path, value] of Object.entries(values)) {
      const names = path.split(".");
      const target = names.slice(0, -1).reduce((inner, name) => (inner[name] = inner[name] || {}), traces[name]);
      const last = names.at(-1);
      target[last] = Array.isArray(target[last]) ? target[last] : [];
      target[last].push(value);
    }
  };
  for (const row of scene.rows) if (row.entry) addRow(add, row, scene, { data, theme, shade });
  for (const note of [...foldNotes(scene), ...publishedNotes(scene), ...ruleNotes(scene)]) add("notes", note);
  return Object.entries(traces).filter(([, trace]) => trace.x).map(([name, trace]) => ({ name, ...trace }));
}

function addRow(add, row, scene, { data, theme, shade }) {
  const { entry, y } = row;
  const look = data.claims[entry.f];
  const color = shade(look);
  addBar(add, entry.x, y, color, look.pattern, scene);
  const fill = data.firm.includes(entry.b) ? color : theme.paper;
  add("marks", { x: scene.place(row.anchor), y, "marker.color": fill, "marker.line.color": color, "marker.symbol": look.symbol });
  const left = row.side === "left";
  add("labels", {
    x: scene.place(left ? row.labelAt + row.wide + 3 : row.labelAt - 3),
    y: row.labelTop + (row.lines.length * LINE) / 2,
    text: row.lines.map(plotlyText).join("<br>"),
    textposition: left ? "middle left" : "middle right",
  });
  const link = (day, symbol) => {
    const from = linkFrom(row, scene, scene.cut(day));
    if (from !== null) for (const x of [from, scene.cut(day), null]) add("links", { x, y });
    add("arrows", { x: scene.cut(day), y, "marker.symbol": symbol, "marker.color": theme.accent });
  };
  for (const mention of entry.m) if (mention.x) link(anchorOf(mention.x), "x-thin-open");
  if (entry.g !== undefined && entry.g < entry.first) link(entry.g, "line-ns-open");
}

// A dotted line begins beyond the label where that stands in its way; where the label reaches over it all, there is none
function linkFrom(row, scene, target) {
  const anchor = scene.place(row.anchor);
  const [left, right] = [scene.place(row.labelAt - 6), scene.place(row.labelAt + row.wide + 6)];
  if (row.side === "above" || target > anchor !== left > anchor) return anchor;
  const [near, far] = left > anchor ? [left, right] : [right, left];
  const beyond = (place) => Math.abs(target - anchor) > Math.abs(place - anchor);
  return beyond(far) ? far : beyond(near) ? null : anchor;
}

// What is sure is a bar; of one day or less a thin one between two ticks, since it tells no length; what is not sure fades
function addBar(add, x, y, color, pattern, scene) {
  const arrow = ARROW * scene.perPixel;
  const [from, to] = [scene.axis.toPlace(firstOf(x)), scene.axis.toPlace(lastOf(x))];
  const open = [x[0] === null ? -arrow : 0, x[3] === null ? arrow : 0];
  const placed = x.map((point) => (point === null ? null : scene.axis.toPlace(point)));
  for (const [begin, end, opacity] of coarser(fades(placed, arrow), STEP * scene.perPixel)) {
    const [a, b] = [scene.cutPlace(begin), scene.cutPlace(end)];
    if (b > a) add("bars", { y, base: a, x: b - a, width: 7, "marker.color": color, "marker.opacity": opacity, "marker.pattern.shape": "" });
  }
  if (hasCore(x)) {
    const thin = x[2] - x[1] <= 1.001;
    const [a, b] = [scene.cutPlace(placed[1]), scene.cutPlace(placed[2])];
    if (b > a) add("bars", { y, base: a, x: b - a, width: thin ? 2 : 8, "marker.color": color, "marker.opacity": 1, "marker.pattern.shape": thin ? "" : pattern });
    const ticks = thin && (b - a) / scene.perPixel > 24;
    for (const [point, place] of ticks ? [[placed[1], a], [placed[2], b]] : [])
      if (point === place) add("arrows", { x: place, y, "marker.symbol": "line-ns-open", "marker.color": color });
  }
  if (open[0]) add("arrows", { x: from + open[0], y, "marker.symbol": "triangle-left", "marker.color": color });
  if (open[1]) add("arrows", { x: to + open[1], y, "marker.symbol": "triangle-right", "marker.color": color });
}

// Steps of at least that length: shorter ones go together
const STEP = 6; // pixels
function coarser(steps, least) {
  const made = [];
  for (const [begin, end, opacity] of steps) {
    const last = made.at(-1);
    if (last && last[1] === begin && last[1] - last[0] < least) made[made.length - 1] = [last[0], end, (last[2] + opacity) / 2];
    else made.push([begin, end, opacity]);
  }
  return made;
}

export function layoutOf(scene, theme) {
  const ticks = axisTicks(scene.axis, scene.from, scene.to, scene.width, scene.clock);
  const quiet = { family: FONT, size: 12, color: theme.muted };
  return {
    template: "none",
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: FONT, size: 12, color: theme.ink },
    margin: MARGINS,
    barmode: "overlay",
    hovermode: false,
    showlegend: false,
    width: scene.width + MARGINS.l + MARGINS.r,
    height: Math.round(scene.height + MARGINS.t + MARGINS.b),
    xaxis: {
      type: "linear",
      range: [scene.from, scene.to],
      tickmode: "array",
      tickvals: ticks.map((tick) => tick.place),
      ticktext: ticks.map((tick) => tick.text),
      tickangle: 0,
      ticklabeloverflow: "allow", // axisTicks has seen to it, and plotly would measure each
      ticks: "outside",
      ticklen: 5,
      tickfont: quiet,
      tickcolor: theme.rule,
      gridcolor: theme.rule,
      linecolor: theme.rule,
      showline: true,
      zeroline: false,
    },
    yaxis: { visible: false, range: [scene.height, 0] },
    shapes: [...foldShapes(scene, theme), ...publishedShapes(scene, theme), ...ruleShapes(scene, theme)],
  };
}

const seenFolds = (scene) => scene.axis.folds.filter((fold) => fold.until > scene.from && fold.at < scene.to);

function foldShapes(scene, theme) {
  return seenFolds(scene).map((fold) => ({
    type: "rect",
    x0: fold.at,
    x1: fold.until,
    yref: "paper",
    y0: 0,
    y1: 1,
    layer: "below",
    fillcolor: theme.band,
    line: { color: theme.rule, width: 1, dash: "dot" },
  }));
}

// The length of a gap stands in it, above the axis, where there is room for it
function foldNotes(scene) {
  const seen = seenFolds(scene).filter((fold) => fold.gap);
  const notes = seen.map((fold) => ({ x: (fold.at + fold.until) / 2, y: scene.height, textposition: "top center", text: `<i>${lengthInWords(fold.to - fold.from)}</i>` }));
  return roomyOnly(notes, scene, (note) => (note.text.length - 7) * 6 + 4, () => 0.5);
}

// Of notes on one line those that overlap none before them; `before` is the part of a note left of its place
function roomyOnly(notes, scene, lengthOf, before) {
  let free = -Infinity; // pixels, up to which a note stands
  return notes.filter((note) => {
    const begin = (note.x - scene.from) / scene.perPixel - lengthOf(note) * before(note);
    if (begin < free) return false;
    free = begin + lengthOf(note);
    return true;
  });
}

function publishedShapes(scene, theme) {
  return scene.published.map(({ place }) => ({
    type: "line",
    x0: place,
    x1: place,
    yref: "paper",
    y0: scene.published.length > 6 ? 1 : 0,
    y1: 1 + 8 / scene.height,
    layer: "below",
    line: { color: theme.muted, width: 1, dash: "dash" },
  }));
}

const atRight = (scene, place) => (place - scene.from) / (scene.to - scene.from) > 0.85;

function publishedNotes(scene) {
  const named = scene.published.length > 6 ? [] : scene.published;
  const text = (number) => (number > 1 ? `${count(number, "article")} published` : "published");
  const notes = named.map(({ place, number }) => ({ x: place, y: 0, textposition: atRight(scene, place) ? "top left" : "top center", text: text(number) }));
  return roomyOnly(notes, scene, (note) => note.text.length * 6 + 8, (note) => (note.textposition === "top left" ? 1 : 0.5));
}

function ruleShapes(scene, theme) {
  return scene.rows
    .filter((row) => row.rule)
    .map((row) => ({ type: "line", xref: "paper", x0: 0, x1: 1, y0: row.top + 3, y1: row.top + 3, line: { color: theme.muted, width: 1 } }));
}

function ruleNotes(scene) {
  return scene.rows.filter((row) => row.rule).map((row) => ({ x: scene.from, y: row.top + 14, textposition: "middle right", text: `<b>${plotlyText(row.rule)}</b>` }));
}

// The picture as a file of its own: with its heading, what its shapes mean, and where it is from
export function pictureFile(traces, layout, data, used) {
  const key = used.map((claim) => `${SIGNS[claim.symbol] || "\u25cf"} ${claim.name}`).join("   ");
  const note = { xref: "paper", x: 0, xanchor: "left", showarrow: false, font: { family: FONT, size: 12 } };
  return {
    data: traces,
    layout: {
      ...layout,
      paper_bgcolor: "#ffffff",
      margin: { ...MARGINS, t: 74, b: 92 },
      height: layout.height + 100,
      title: { text: plotlyText(shorten(data.title, 90)), x: 0.01, xanchor: "left", font: { family: FONT, size: 20 } },
      annotations: [
        { ...note, yref: "paper", y: 0, yshift: -46, yanchor: "top", text: `${key}   hollow: assumed   fading: not sure` },
        { ...note, yref: "paper", y: 0, yshift: -66, yanchor: "top", text: plotlyText(`From ${count(data.articles.length, "article")}, by dateline`) },
      ],
    },
  };
}

const SIGNS = { circle: "\u25cf", square: "\u25a0", diamond: "\u25c6", "triangle-up": "\u25b2", x: "\u2716", "triangle-down": "\u25bc", hexagon: "\u2b22" };
