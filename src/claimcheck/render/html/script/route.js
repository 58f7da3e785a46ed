// Where the reader is: a finding, a figure, a document or a view, and the filters, all in the address.

const views = new Map([...document.querySelectorAll("section.view")].map((each) => [each.id, each]));
let here = ""; // what the address points at
let citing = ""; // the finding whose figures stand out

const still = matchMedia("(prefers-reduced-motion: reduce)");

function address(target, told) {
  const query = new URLSearchParams(told).toString();
  return `#${encodeURIComponent(target)}${query ? `?${query}` : ""}`;
}

function parsed() {
  const [target, query = ""] = location.hash.slice(1).split("?");
  return { target: decoded(target), told: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a link points at; links in a drawing have no property for it. */
const aim = (link) => decoded(link.getAttribute("href").slice(1));

/** Keep the filters in the address, without a step in the history. */
function remember() {
  history.replaceState(null, "", address(here, asked()) === "#" ? location.pathname + location.search : address(here, asked()));
}

/** Go where a link points. */
function visit(target, { finding = "" } = {}) {
  if (finding) citing = finding;
  if (target !== here) history.pushState(null, "", address(target, asked()));
  return go(target, { focus: true, tell: !finding });
}

/** ``tell``: with the note on the figure; from a finding the text is worth more than the note that would cover it. */
async function go(target, { focus = false, tell = false } = {}) {
  here = target;
  const element = byId(target);
  if (views.has(target)) {
    await view(target);
    if (focus) views.get(target).querySelector("h2").focus({ preventScroll: true });
    if (focus) scrollTo(0, 0);
    return;
  }
  if (isSeries(target) && views.has("view-series")) {
    await view("view-series", target);
    if (focus) byId(target)?.querySelector("h3").focus();
    return;
  }
  await view(element && !element.closest("article.document") ? element.closest("section.view")?.id : "view-reading");
  if (element?.matches("article.finding")) await goToFinding(element, focus);
  else if (articles.has(target)) await goToDocument(target, focus);
  else if (homeOf(target)) await goToFigure(target, { focus, tell });
  else if (element) {
    element.scrollIntoView({ block: "start" });
    if (focus) element.focus();
  }
}

async function view(id = "view-reading", series = "") {
  for (const [name, section] of views) section.hidden = name !== id;
  for (const link of document.querySelectorAll("nav.views a")) {
    if (link.hash === `#${id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (id !== "view-reading") hideNote();
  for (const place of views.get(id).querySelectorAll(":scope > [data-folded]")) await unfoldInto(place);
  if (id === "view-series") await openSeries(series);
}

async function goToFinding(card, focus) {
  card.hidden = false;
  citing = card.id;
  const first = card.querySelector("a.figure");
  if (!first) {
    cite();
    if (focus) card.focus();
    reveal(card);
    return;
  }
  await goToFigure(aim(first), { focus }, first.dataset.document);
  reveal(card);
}

async function goToDocument(id, focus) {
  const article = await open(id);
  cite();
  if (!focus) return;
  article.querySelector("h3").focus({ preventScroll: true });
  article.scrollIntoView({ block: "start" });
  byId("announce").textContent = say("opened", { title: page.documents[id] });
}

async function goToFigure(id, { focus = false, tell = false }, home = homeOf(id)) {
  const article = await open(original(home));
  const mark = await markOf(id, article);
  if (citing && !byId(citing).querySelector(`a.figure[href="#${CSS.escape(mark?.id ?? id)}"]`)) citing = "";
  cite(mark);
  if (!mark) return;
  mark.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  if (focus) focusQuietly(mark);
  if (tell) showNote(mark);
}

/** Figures that the finding in hand names stand out, the one pointed at most. */
function cite(target = null) {
  for (const mark of document.querySelectorAll("mark.cited, mark.target")) mark.classList.remove("cited", "target");
  for (const card of cards) card.classList.toggle("current", card.id === citing);
  if (citing) {
    for (const link of byId(citing).querySelectorAll("a.figure")) byId(aim(link))?.classList.add("cited");
  }
  if (target) target.classList.add("target");
  byId("back").hidden = !citing;
  byId("back").hash = citing || "findings";
}

/** Bring a finding to the top of its panel, where the panel scrolls by itself. */
function reveal(card) {
  const panel = card.closest(".findings");
  if (getComputedStyle(panel).overflowY !== "auto") return;
  panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - GAP;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (link.id === "back") {
    back();
    return;
  }
  const card = link.closest("article.finding");
  visit(aim(link), { finding: card ? card.id : "" });
});

/** On a narrow screen the findings stand above the text. */
function back() {
  const card = byId(citing);
  card.scrollIntoView({ block: "start" });
  card.focus({ preventScroll: true });
}

async function arrive() {
  const { target, told } = parsed();
  ask(told);
  await filter();
  if (target) await go(target);
  else await view();
}
addEventListener("popstate", arrive);
