// The page begins: what needs the script is shown, and the first document, or the one with the gravest finding, opens.

byId("print").addEventListener("click", () => print());
for (const each of [button, byId("print"), form, ...document.querySelectorAll(".scripts")]) each.hidden = false;
document.documentElement.classList.add("scripted");

function firstDocument() {
  const cited = document.querySelector("article.finding a.figure");
  const home = cited ? cited.dataset.document : [...articles.keys()].find((name) => !page.copies[name]);
  return home && articles.has(home) ? home : null;
}

(async () => {
  const first = firstDocument();
  if (first && !parsed().target) await open(first);
  await arrive();
  if (!opened && first) await open(first);
  document.documentElement.dataset.ready = "true";
})();
