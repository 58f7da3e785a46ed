// Documents: one is open at a time; its figures can be reached and pointed at.

const articles = new Map([...document.querySelectorAll("article.document")].map((each) => [each.id, each]));
const entries = new Map([...document.querySelectorAll("#documents .list a")].map((each) => [each.dataset.document, each]));
const original = (id) => page.copies[id] ?? id;
let opened = null;

/** Show a document, and give its text and its figures once they are there. */
async function open(id) {
  const article = articles.get(id);
  if (opened !== id) {
    opened = id;
    hideNote();
    for (const [name, each] of articles) each.hidden = name !== id;
    for (const [name, link] of entries) {
      if (name === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const entry = entries.get(id);
    if (entry) entry.parentElement.scrollIntoView({ block: "nearest" });
  }
  if (!page.copies[id] && !article.dataset.ready) {
    await unfoldInto(article.querySelector(".text"));
    article.dataset.ready = "true";
    for (const mark of article.querySelectorAll("mark")) reachable(mark);
  }
  thin(article);
  return article;
}

const unfolding = new Map();
/** Put in place what is kept folded for an element, once; whoever else asks meanwhile waits for the same. */
function unfoldInto(place) {
  if (!place?.dataset.folded) return Promise.resolve();
  if (!unfolding.has(place)) unfolding.set(place, fill(place, place.dataset.folded));
  return unfolding.get(place);
}

async function fill(place, name) {
  place.setAttribute("aria-busy", "true");
  try {
    place.innerHTML = JSON.parse(await unfolded(name));
    byId(name).remove();
  } catch (error) {
    place.append(made("p", "none", error.message));
  }
  place.removeAttribute("aria-busy");
  delete place.dataset.folded;
}

/** A figure takes part in the order of focus and says how it stands. */
function reachable(mark) {
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-haspopup", "dialog");
  mark.setAttribute("aria-describedby", `look-${mark.className.split(" ")[0]}`);
}

const figuresOf = (mark) => stored(`figures-${mark.closest("article").id}`).then((told) => told.figures[mark.id]);

/** The document that a figure stands in, by its id. */
const homeOf = (id) => [...articles.keys()].find((name) => id.startsWith(`${name}.`));

/** The mark of a figure in an open document, also of one that shares it with others. */
async function markOf(id, article) {
  const mark = byId(id);
  if (mark) return mark;
  const told = await stored(`figures-${article.id}`);
  const found = Object.entries(told.figures).find(([, figures]) => figures.some((each) => each.id === id));
  return found ? byId(found[0]) : null;
}

/** Passages in which words are shown that made a figure what it is. */
function highlighted(article, places) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("words");
  const ranges = places.map(([number, start, end]) => range(article, number, start, end)).filter(Boolean);
  if (ranges.length) CSS.highlights.set("words", new Highlight(...ranges));
}

function range(article, number, start, end) {
  const passage = article.querySelector(`[data-passage="${number}"]`);
  if (!passage) return null;
  const found = document.createRange();
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.length;
    if (!begun && start < next) {
      found.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= next) {
      found.setEnd(node, end - at);
      return found;
    }
    at = next;
  }
  return null;
}
