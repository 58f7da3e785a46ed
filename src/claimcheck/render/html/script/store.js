// What the page holds as data, unfolded where it is folded.

const byId = (id) => document.getElementById(id);
const page = JSON.parse(byId("page").textContent);
const say = (name, values = {}) => page.words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** An element with a class and children, which are elements or text. */
function made(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
  return element;
}

/** The text of a block, from gzip and base64 where it is folded. */
async function unfolded(name) {
  const block = byId(name);
  if (block.type !== "application/gzip") return block.textContent;
  if (!("DecompressionStream" in window)) throw new Error(say("old"));
  const bytes = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

const read = new Map();
/** The JSON of a block; each is read once. */
function stored(name) {
  if (!read.has(name)) read.set(name, unfolded(name).then(JSON.parse));
  return read.get(name);
}
