// The search over duties and bodies.

const IDLE = /^(?:国家|全国|负责|承担|组织|指导|协调|推进|有关|相关)+|(?:职责|职能|工作|事务|责任|任务|行政|管理|监管|监督|相关|有关|的|等)+$/gu;
const simple = new Map([...data.variants].map((letter, at, letters) => [letter, letters[at + 1]]).filter((_, at) => at % 2 === 0));
const fold = (text) =>
  [...text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, "")].map((letter) => simple.get(letter) ?? letter).join("");
const core = (text) => text.replace(IDLE, "") || text;
const pairs = (text) => {
  const letters = [...text];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
};
const entry = (kind, number, label, name = label) => ({ kind, number, label: name, also: name === label ? "" : label, text: fold(label), core: core(fold(label)) });
const entries = [
  ...data.agencies.map((name, number) => entry("a", number, name)),
  ...data.aliases.map(([number, alias]) => entry("a", number, alias, data.agencies[number])),
  ...data.duties.map(([number, label]) => entry("d", number, label)),
].filter((each) => each.text);

const isSpread = (short, long) => {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
};

/** How well an entry answers: 100 is the very name, below 30 is no answer. */
const score = (asked, { kind, text, core }) => {
  if (text === asked.text) return 100;
  if (core === asked.core) return 98;
  const cover = Math.min(asked.core.length, text.length) / Math.max(asked.core.length, text.length);
  if (text.includes(asked.text)) return 80 + 15 * cover;
  if (text.includes(asked.core)) return 70 + 15 * cover;
  if (text.length > 1 && asked.text.includes(text)) return 60 + 15 * cover;
  if (asked.other.some((word) => text.includes(word))) return 55 + 10 * cover;
  if (kind === "a" && asked.text.length > 1 && isSpread(asked.text, text)) return 50 + 10 * cover;
  const shared = asked.pairs.filter((pair) => text.includes(pair)).length / asked.pairs.length;
  return shared * 50;
};

const search = (query) => {
  const text = fold(query);
  if (!text) return [];
  const said = data.synonyms.filter(([word]) => text.includes(fold(word)));
  const asked = { text, core: core(text), other: said.map(([, meant]) => fold(meant)), pairs: pairs(core(text)) };
  const best = new Map();
  for (const each of entries) {
    const points = score(asked, each);
    if (points < 12) continue;
    const key = each.kind + each.number;
    if (!(best.get(key)?.points >= points)) best.set(key, { ...each, points });
  }
  const hits = [...best.values()].sort((a, b) => b.points - a.points || (a.kind < b.kind ? -1 : 1));
  const sure = hits.filter((hit) => hit.points >= 30);
  return sure.length ? sure : hits.slice(0, 5).map((hit) => ({ ...hit, near: true }));
};

const SHOWN = 30;
const query = find("#query");
const list = find("#hits");
const told = find("#told");
let chosen = -1;

const offer = () => {
  const hits = search(query.value);
  const kinds = { a: say("机构", "body"), d: say("职责", "duty") };
  list.replaceChildren(
    ...hits.slice(0, SHOWN).map((hit, at) =>
      make("li", { role: "option", id: `hit-${at}`, "aria-selected": "false", "data-to": `#${hit.kind}${hit.number}` },
        make("span", { class: `kind ${hit.kind}` }, kinds[hit.kind]), " ", hit.label,
        hit.also ? make("span", { class: "count" }, ` ${hit.also}`) : "")),
  );
  chosen = -1;
  list.hidden = hits.length === 0;
  query.setAttribute("aria-expanded", String(!list.hidden));
  query.removeAttribute("aria-activedescendant");
  told.textContent = !query.value.trim() ? ""
    : hits.length === 0 ? say("没有找到", "Nothing found")
    : hits[0].near ? say("没有这个词；最接近的：", "No such words; the nearest:")
    : say(`找到${hits.length}项`, `${hits.length} found`) + (hits.length > SHOWN ? say(`，列出前${SHOWN}项`, `, the first ${SHOWN} shown`) : "");
};
const choose = (at) => {
  const options = all("li", list);
  if (!options.length) return;
  chosen = (at + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
  options[chosen].scrollIntoView({ block: "nearest" });
  query.setAttribute("aria-activedescendant", options[chosen].id);
};
const settle = () => {
  list.hidden = true;
  list.replaceChildren();
  told.textContent = "";
  query.setAttribute("aria-expanded", "false");
  query.removeAttribute("aria-activedescendant");
};
const take = (option) => {
  const to = option.dataset.to;
  settle();
  go(to);
};
query.addEventListener("input", offer);
query.addEventListener("focus", () => query.value && offer());
query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Escape" && !list.hidden) settle();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
find("#search").addEventListener("submit", (event) => {
  event.preventDefault();
  const option = all("li", list)[Math.max(chosen, 0)];
  if (option && !list.hidden) take(option);
});
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("li");
  if (option) take(option);
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#search")) settle();
});
