// The note on a figure: shown on hover and on focus, kept on a click or Enter, dismissed by Escape.

const note = byId("note");
const SOON = 120;
const LATER = 250;
const NARROW = matchMedia("(max-width: 719px)");
const GAP = 6;
let noted = null; // the mark that the note is on
let kept = false; // it was asked for, and stays until it is dismissed
let waiting = 0;

async function showNote(mark, { keep = false } = {}) {
  clearTimeout(waiting);
  if (noted === mark && !note.hidden) {
    kept = kept || keep;
    return;
  }
  const article = mark.closest("article");
  const [figures, told] = await Promise.all([figuresOf(mark), stored(`figures-${article.id}`)]);
  if (!figures || !mark.isConnected || article.hidden) return;
  leaveMark();
  noted = mark;
  kept = keep;
  note.replaceChildren(closer(), ...figures.map((each, number) => figureNote(each, told, number, article)));
  note.hidden = false;
  note.scrollTop = 0;
  mark.classList.add("noted");
  mark.setAttribute("aria-expanded", "true");
  highlighted(article, figures.flatMap((each) => (each.steps || []).map((step) => step[2]).filter(Array.isArray)));
  placeNote();
  if (NARROW.matches) uncover(mark);
}

/** The note at the foot of a narrow screen must not cover its figure. */
function uncover(mark) {
  const under = mark.getBoundingClientRect().bottom + 4 * GAP - note.getBoundingClientRect().top;
  if (under > 0) scrollBy(0, under);
}

function hideNote({ refocus = false } = {}) {
  clearTimeout(waiting);
  const mark = noted;
  const inside = note.contains(document.activeElement);
  leaveMark();
  note.hidden = true;
  document.body.classList.remove("under-sheet");
  if (mark && (refocus || inside)) focusQuietly(mark);
}

let quiet = false;
/** Focus on a figure without its note. */
function focusQuietly(mark) {
  quiet = true;
  mark.focus({ preventScroll: true });
  quiet = false;
}

function leaveMark() {
  if (!noted) return;
  noted.classList.remove("noted");
  noted.removeAttribute("aria-expanded");
  if ("highlights" in CSS) CSS.highlights.delete("words");
  noted = null;
  kept = false;
}

/** Below the figure where there is room, else above it; on a narrow screen at its foot. */
function placeNote() {
  if (note.hidden || !noted) return;
  note.classList.toggle("sheet", NARROW.matches);
  document.body.classList.toggle("under-sheet", NARROW.matches);
  if (NARROW.matches) {
    note.style.left = note.style.top = "";
    return;
  }
  const [line] = noted.getClientRects();
  if (!line) return;
  const { offsetWidth: width, offsetHeight: height } = note;
  const below = line.bottom + GAP;
  const fits = below + height <= innerHeight || line.top < innerHeight - line.bottom;
  const top = fits ? Math.min(below, Math.max(GAP, innerHeight - height - GAP)) : Math.max(GAP, line.top - GAP - height);
  note.style.left = `${Math.max(GAP, Math.min(line.left, document.documentElement.clientWidth - width - GAP))}px`;
  note.style.top = `${top}px`;
}

function closer() {
  const button = made("button", "close", "×");
  button.type = "button";
  button.setAttribute("aria-label", say("close"));
  button.addEventListener("click", () => hideNote({ refocus: true }));
  return button;
}

function figureNote(figure, told, number, article) {
  const title = made("p", "quote", figure.quote);
  if (number === 0) title.id = "note-title";
  title.lang = "zh-CN";
  const standing = made("p", "standing", made("span", `sample ${figure.look}`, page.looks[figure.look]));
  const count = figure.independent || 0;
  if (count) standing.append(" ", count === 1 ? say("one") : say("independent", { count }));
  for (const name of figure.findings || []) standing.append(" ", findingLink(name));
  return made(
    "section", "figure-note", title, standing, facts(figure.facts), readings(figure),
    checks((figure.checks || []).map((each) => told.checks[each]), figure), steps(figure, article),
  );
}

function facts(rows) {
  const list = made("dl", "facts");
  rows.forEach((value, number) => {
    if (value) list.append(made("dt", "", page.facts[number]), made("dd", "", value));
  });
  return list;
}

function readings(figure) {
  if (!figure.readings) return null;
  const list = made("ul", "", ...figure.readings.map(([name, value]) => made("li", "", `${name} `, made("span", "value", value))));
  return made("details", "", made("summary", "", say("readings")), list);
}

const FEW = 4;
function checks(found, figure) {
  if (!found.length) return null;
  const list = made("ul", "checks", ...found.slice(0, FEW).map((each) => checkNote(each, figure)));
  const part = made("div", "", made("p", "label", say("checks")), list);
  if (found.length > FEW) {
    const more = made("ul", "checks", ...found.slice(FEW).map((each) => checkNote(each, figure)));
    part.append(made("details", "", made("summary", "", say("rest", { count: found.length - FEW })), more));
  }
  return part;
}

const SIGNS = { consistent: "✓", truncated: "~", inconsistent: "✗", undecided: "?" };
function checkNote(check, figure) {
  const sign = made("span", `verdict ${check.verdict}`, SIGNS[check.verdict]);
  sign.setAttribute("role", "img");
  sign.setAttribute("aria-label", page.verdicts[check.verdict]);
  const sides = made("span", "sides", `${say("stated")} ${check.stated} · ${say("computed")} ${check.computed}`);
  const others = (check.with || []).filter(([id]) => id !== figure.id).map(figureLink);
  return made(
    "li", "", sign, " ", made("b", "formula", check.formula), " ", made("span", "rule", check.rule),
    made("p", "says", check.says), made("p", "", sides, check.note ? ` · ${check.note}` : ""),
    others.length ? made("p", "others", `${say("with")} `, ...others.flatMap((link) => [link, " "])) : null,
  );
}

function figureLink([, mark, home, quote]) {
  const link = made("a", "figure", quote);
  link.href = `#${mark}`;
  link.dataset.document = home;
  link.lang = "zh-CN";
  if (home !== opened) link.title = page.documents[home];
  return link;
}

function findingLink(name) {
  const card = byId(name);
  const link = made("a", `badge ${card.dataset.severity}`, `${page.severities[card.dataset.severity]} ${card.dataset.rule}`);
  link.href = `#${name}`;
  return link;
}

function steps(figure, article) {
  if (!figure.steps) return null;
  const rows = figure.steps.map(([number, result, told]) => {
    const [part, reason] = page.reasons[number];
    const words = Array.isArray(told) ? range(article, ...told)?.toString() : told;
    const why = made("dd", "", result ? made("b", "", result) : "", result ? " — " : "", reason);
    if (words && words !== result) why.append(" ", made("q", "", words));
    return [made("dt", "", part), why];
  });
  return made("details", "", made("summary", "", say("steps")), made("dl", "steps", ...rows.flat()));
}

const markAt = (target) => (target instanceof Element ? target.closest("article.document mark") : null);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const mark = markAt(event.target);
  if (mark && mark !== noted && !kept) {
    clearTimeout(waiting);
    waiting = setTimeout(() => showNote(mark), SOON);
  } else if (mark === noted || note.contains(event.target)) {
    clearTimeout(waiting);
  }
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || kept) return;
  const to = event.relatedTarget;
  if (to instanceof Node && (note.contains(to) || (noted && noted.contains(to)))) return;
  if (markAt(event.target) || note.contains(event.target)) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!note.contains(document.activeElement) && document.activeElement !== noted) hideNote();
    }, LATER);
  }
});

document.addEventListener("focusin", (event) => {
  const mark = markAt(event.target);
  // A finger or a mouse that brings the focus asks for the note by its click; shown before, the note would be under it.
  if (mark && !quiet && mark.matches(":focus-visible")) showNote(mark);
  else if (!mark && !note.hidden && !note.contains(event.target)) hideNote();
});

document.addEventListener("click", (event) => {
  const mark = markAt(event.target);
  if (mark) showNote(mark, { keep: true });
  else if (!note.hidden && !note.contains(event.target)) hideNote();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !note.hidden) {
    hideNote();
    event.preventDefault();
    return;
  }
  const mark = markAt(event.target);
  if (mark && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    showNote(mark, { keep: true }).then(() => note.focus());
  } else if (event.key === "Tab" && !note.hidden) {
    crossed(event, mark);
  }
});

/** Tab goes from a kept figure into its note, and from the end of the note on from the figure. */
function crossed(event, mark) {
  if (mark === noted && kept && !event.shiftKey) {
    note.focus();
    event.preventDefault();
    return;
  }
  if (!note.contains(event.target)) return;
  const stops = [...note.querySelectorAll("a, button, summary")].filter((each) => each.checkVisibility?.() ?? true);
  const last = event.target === stops[stops.length - 1] || !stops.length;
  if (event.shiftKey ? event.target === note || event.target === stops[0] : last) {
    const home = noted;
    hideNote({ refocus: true });
    // Backwards the focus rests on the figure; forwards the browser goes on from it.
    if (event.shiftKey && home) event.preventDefault();
  }
}

addEventListener("scroll", placeNote, { capture: true, passive: true });
addEventListener("resize", placeNote, { passive: true });
