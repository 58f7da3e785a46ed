// Series: a list that can be searched, and one plot at a time.

const seriesLinks = new Map([...document.querySelectorAll("#view-series .list a")].map((each) => [each.hash.slice(1), each]));
const seriesFilter = byId("series-filter");

/** Show one series alone. */
async function openSeries(id) {
  const link = seriesLinks.get(id);
  await unfoldInto(byId(link.dataset.chunk));
  for (const each of document.querySelectorAll("article.series")) each.hidden = each.id !== id;
  for (const [name, each] of seriesLinks) {
    if (name === id) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  link.parentElement.scrollIntoView({ block: "nearest" });
  return byId(id);
}

seriesFilter?.addEventListener("input", () => {
  const wanted = plainText(seriesFilter.value);
  for (const link of seriesLinks.values()) link.parentElement.hidden = !fits(link.textContent, wanted);
});
