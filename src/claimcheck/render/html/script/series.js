// Series: a list that can be searched, and one plot at a time.

const seriesFilter = byId("series-filter");
const seriesLinks = () => [...document.querySelectorAll("#view-series .list a")];
const isSeries = (id) => /^series-\d+$/.test(id);

/** Show one series alone: the one asked for, else the one shown before, else the first. */
async function openSeries(id) {
  await unfoldInto(document.querySelector("#view-series .list ul"));
  const links = seriesLinks();
  const before = links.find((each) => each.hasAttribute("aria-current"));
  const link = links.find((each) => each.hash === `#${id}`) ?? before ?? links[0];
  await unfoldInto(byId(link.dataset.chunk));
  for (const each of document.querySelectorAll("article.series")) each.hidden = `#${each.id}` !== link.hash;
  before?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  link.parentElement.scrollIntoView({ block: "nearest" });
  return byId(link.hash.slice(1));
}

seriesFilter?.addEventListener("input", () => {
  const wanted = plainText(seriesFilter.value);
  for (const link of seriesLinks()) link.parentElement.hidden = !fits(link.textContent, wanted);
});
