// Stories and rows: in the page, or packed.

const PIECE = 128;
const packs = {};
for (const script of all("script.pack")) {
  (packs[script.dataset.kind] ??= [])[script.dataset.place] = script;
}
const opened = new Map();

/** One packed piece: a list of texts of HTML that the page's maker wrote. */
const unpack = (script) => {
  if (!opened.has(script)) opened.set(script, inflate(script.textContent));
  return opened.get(script);
};
const parse = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
};

/** The story of a body (`a`) or a duty (`d`), by its number. */
const story = async (kind, number) => {
  let article = document.getElementById(kind + number)?.cloneNode(true);
  const piece = packs[kind]?.[Math.floor(number / PIECE)];
  if (!article && piece) {
    article = parse((await unpack(piece))[number % PIECE] ?? "").firstElementChild;
  }
  article?.removeAttribute("id");
  for (const quote of article ? all("blockquote[data-of]", article) : []) quote.textContent = words(quote.dataset.of);
  return article;
};

/** The marks of one quote: several where it crosses others. */
const marksOf = (number) => all(`#q${number}, mark[data-q="${number}"]`);
const words = (number) => marksOf(number).map((mark) => mark.textContent).join("");
