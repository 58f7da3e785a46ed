// Filters: which findings are shown, and which figures fit.

const form = byId("filters");
const cards = [...document.querySelectorAll("article.finding")];
const matches = byId("matches");
const LISTED = 100;
const plainText = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const texts = new Map();

const severities = () => [...form.elements.severity].filter((each) => each.checked).map((each) => each.value);

/** What the filters ask for, without those that ask for nothing. */
function asked() {
  const chosen = severities();
  const told = { rule: form.rule.value, document: form.document.value, metric: form.metric.value.trim() };
  if (chosen.length < form.elements.severity.length) told.severity = chosen.join(",");
  return Object.fromEntries(Object.entries(told).filter(([name, value]) => value || name === "severity"));
}

/** Set the filters to what an address says. */
function ask(told) {
  const chosen = "severity" in told ? told.severity.split(",") : null;
  for (const each of form.elements.severity) each.checked = !chosen || chosen.includes(each.value);
  for (const name of ["rule", "document", "metric"]) form[name].value = told[name] || "";
}

const fits = (text, wanted) => plainText(text).includes(wanted);

function shownCard(card, chosen, wanted) {
  const { severity, rule, documents } = card.dataset;
  if (!chosen.includes(severity) || (form.rule.value && rule !== form.rule.value)) return false;
  if (form.document.value && !documents.split(" ").includes(form.document.value)) return false;
  if (!wanted) return true;
  if (!texts.has(card)) texts.set(card, plainText(card.textContent));
  return texts.get(card).includes(wanted);
}

let asking = 0;
/** Show what fits, and say how much that is. */
async function filter() {
  const turn = ++asking;
  const chosen = severities();
  const wanted = plainText(form.metric.value);
  let findings = 0;
  for (const card of cards) {
    card.hidden = !shownCard(card, chosen, wanted);
    findings += card.hidden ? 0 : 1;
  }
  const found = await figuresThatFit(wanted, form.document.value);
  if (turn !== asking) return;
  listed(found, wanted);
  byId("shown").textContent = say("shown", { findings, all: cards.length, figures: found.count });
  if (opened) thin(articles.get(opened));
}

let fitting = null; // the marks that fit by document, null where all do
async function figuresThatFit(wanted, home) {
  // Without a metric the numbers will do; the index of all figures is not needed.
  const { metrics, documents } = wanted ? await stored("figures") : { metrics: [], documents: {} };
  const named = new Set(metrics.flatMap((each, number) => (fits(each, wanted) ? [number] : [])));
  fitting = wanted ? new Map() : null;
  const first = [];
  let count = 0;
  for (const name of Object.keys(page.counts)) {
    const own = (documents[name] || []).filter((each) => named.has(each[2]));
    const number = wanted ? own.length : page.counts[name];
    if (wanted) fitting.set(name, new Set(own.map((each) => each[0])));
    listEntry(name, number, Boolean((wanted && !own.length) || (home && home !== name)));
    if (home && home !== name) continue;
    count += number;
    for (const each of own.slice(0, LISTED - first.length)) first.push([name, metrics[each[2]], each]);
  }
  return { count, first };
}

function listEntry(name, number, hidden) {
  const entry = entries.get(name);
  if (!entry) return;
  entry.parentElement.hidden = hidden;
  entry.querySelector(".number").textContent = number;
}

/** The figures that fit, the first of many, each a link. */
function listed({ count, first }, wanted) {
  matches.hidden = !wanted;
  const items = first.map(([home, metric, [mark, quote, , look, when]]) => {
    const link = figureLink([mark, mark, home, quote]);
    const sample = made("span", `sample ${page.order[look]}`, page.looks[page.order[look]]);
    const where = made("span", "where", [when, page.documents[home]].filter(Boolean).join(" · "));
    const name = made("span", "metric", metric.split("\n")[0]);
    name.lang = "zh-CN";
    return made("li", "", link, " ", name, " ", sample, where);
  });
  if (count > first.length) items.push(made("li", "aside", say("more", { count: count - first.length })));
  matches.querySelector("ul").replaceChildren(...items);
  matches.querySelector("h4").dataset.count = count;
}

/** Figures of another metric than the one asked for are not marked. */
function thin(article) {
  const own = fitting && fitting.get(article.id);
  for (const mark of article.querySelectorAll("mark")) mark.classList.toggle("off", Boolean(own) && !own.has(mark.id));
}

let typing = 0;
form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    remember();
    filter();
    if (form.document.value && form.document.value !== opened) open(form.document.value);
  }, 60);
});
form.addEventListener("reset", () => setTimeout(() => {
  remember();
  filter();
}));
form.addEventListener("submit", (event) => event.preventDefault());
