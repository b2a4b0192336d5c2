// The script of the report page: these files, one after another, are one
// module. The page can be read without it; it adds the search, the panel of
// stories, the slider, zooming, sorting and downloads.

const find = (selector, inside = document) => inside.querySelector(selector);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const root = document.documentElement;

/** A compressed text as JSON. */
const inflate = (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
};
const stored = find("#data");
const packed = root.hasAttribute("data-packed");
const data = packed ? await inflate(stored.textContent) : JSON.parse(stored.textContent);
const zh = data.lang === "zh";
const say = (chinese, english) => (zh ? chinese : english);
root.classList.add("js");
all("#search, #slider, .tools, .zoom").forEach((part) => (part.hidden = false));

/** An element with attributes and children; texts stay texts. */
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
