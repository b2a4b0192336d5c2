// The panel of stories, and the way to each.

const panel = find("#panel");
const shown = find("#shown");
let opener = null;
document.addEventListener("focusin", ({ target }) => {
  if (!panel.contains(target)) opener = target;
});

const reveal = (content) => {
  shown.replaceChildren(content);
  panel.hidden = false;
  root.classList.add("open");
  panel.scrollTop = 0;
  const heading = find("h3", shown);
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
};
const conceal = () => {
  if (panel.hidden) return;
  panel.hidden = true;
  root.classList.remove("open");
  history.replaceState(null, "", location.href.replace(/#.*/, ""));
  opener?.focus?.({ preventScroll: true });
};
const narrow = () => matchMedia("(max-width: 60rem)").matches;
find("#close").addEventListener("click", conceal);
find("#back").addEventListener("click", () => history.back());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && find("#hits").hidden) conceal();
});

/** What some provisions say, each with the way to its story. */
const card = async (numbers) => {
  const table = tables.provisions;
  await table.load();
  const items = numbers.map((number) => {
    const [date, clause, act, from, to, duty] = [...table.rows[number].cells];
    const copy = (cell) => [...cell.cloneNode(true).childNodes];
    const item = make("li", { class: "step" });
    const move = make("p", { class: "move" }, make("time", {}, date.textContent), " ");
    move.append(make("span", { class: "verb" }, act.textContent), " ", ...copy(from));
    if (from.textContent && to.textContent) move.append(" → ");
    move.append(...copy(to));
    item.append(move, make("p", {}, ...copy(duty)), make("p", { class: "cite" }, ...copy(clause)));
    return item;
  });
  const heading = say(`这段原文的规定`, `What these words do`);
  return make("article", { class: "story" }, make("h3", {}, heading), make("ol", { class: "steps" }, ...items));
};

/** Links to several stories, where a part of a picture stands for many. */
const choice = (heading, links) =>
  make("article", { class: "story" }, make("h3", {}, heading),
    make("ul", { class: "links" }, ...links.map(([href, label]) => make("li", {}, make("a", { href }, label)))));

const light = (marks) => {
  all("mark.on").forEach((mark) => mark.classList.remove("on"));
  marks.forEach((mark) => mark.classList.add("on"));
};

/** The name in an address; nothing where it is damaged. */
const named = (hash) => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return "";
  }
};

/** Opens what the address names. */
const route = async () => {
  const hash = named(location.hash);
  const [, kind, number] = /^#([adqr])(\d+)$/.exec(hash) ?? [];
  if (kind === "a" || kind === "d") {
    const article = await story(kind, Number(number));
    if (article) reveal(article);
  } else if (kind === "r") {
    reveal(await card([Number(number)]));
  } else if (kind === "q") {
    if (narrow() && !panel.hidden) {
      panel.hidden = true;
      root.classList.remove("open");
    }
    const marks = marksOf(number);
    light(marks);
    marks[0]?.scrollIntoView({ block: "center" });
  } else if (hash.startsWith("#clause-")) {
    const place = document.getElementById(hash.slice(1));
    const mark = place?.nextElementSibling?.closest("mark") ?? place?.parentElement.querySelector("mark");
    light(mark ? [mark] : []);
    place?.parentElement.closest("details")?.setAttribute("open", "");
    mark?.scrollIntoView({ block: "center" });
  }
};
addEventListener("hashchange", route);

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const drawn = event.target.closest("svg g.node, svg g.edge");
  if (drawn) return fromPicture(drawn, event);
  const link = event.target.closest("a[href^='#']");
  if (link) {
    if (link.hash === location.hash) route();
    return;
  }
  const mark = event.target.closest("mark[data-r]");
  if (mark && getSelection().isCollapsed) fromText(mark);
});

const fromText = async (mark) => {
  light(marksOf(mark.id ? mark.id.slice(1) : mark.dataset.q));
  reveal(await card(mark.dataset.r.split(" ").map(Number)));
};

/** A body of the picture opens its story; a duty its own, or a choice. */
const fromPicture = (drawn, event) => {
  const body = data.agencies.indexOf(drawn.dataset.name);
  if (drawn.dataset.name && body >= 0) {
    event.preventDefault();
    return go(`#a${body}`);
  }
  const title = find("title", drawn)?.textContent ?? "";
  const named = data.duties.filter(([, label]) => label.length > 1 && title.includes(label));
  const widest = named.filter(([, label]) => !named.some(([, other]) => other !== label && other.includes(label)));
  const links = new Map(widest.map(([number, label]) => [`#d${number}`, label]));
  if (links.size === 0) return;
  event.preventDefault();
  if (links.size === 1) return go([...links.keys()][0]);
  reveal(choice(say("这里的职责", "The duties here"), [...links]));
};

const go = (hash) => {
  if (location.hash === hash) route();
  else location.hash = hash;
};
