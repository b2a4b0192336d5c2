// The script of the report page. The page can be read without it; it adds the
// search, the panel of stories, the slider, zooming, sorting and downloads.
"use strict";
(async () => {
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

  // ---- stories and rows: in the page, or packed -------------------------

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

  // ---- the panel ---------------------------------------------------------

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

  /** Opens what the address names. */
  const route = async () => {
    const hash = decodeURIComponent(location.hash);
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

  // ---- search ------------------------------------------------------------

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

  // ---- the structure on any day -----------------------------------------

  const slider = find("#slider");

  const standing = (day) => {
    const on = ([, , from, until]) => from <= day && day < until;
    const bodies = new Map();
    for (const [body, above] of data.bodies.filter(on)) bodies.set(body, { above, below: [], duties: [] });
    for (const [body, duty] of data.holdings.filter(on)) bodies.get(body)?.duties.push(duty);
    const top = [];
    for (const [body, { above }] of bodies) (bodies.get(above)?.below ?? top).push(body);
    return { bodies, top: unrolled(bodies, top) };
  };

  /** Bodies that stand above each other in a circle hang below nobody. */
  const unrolled = (bodies, top) => {
    const seen = new Set();
    const walk = (body) => {
      const open = [body];
      while (open.length) {
        const next = open.pop();
        if (!seen.has(next)) open.push(...bodies.get(seen.add(next) && next).below);
      }
    };
    top.forEach(walk);
    const rest = [...bodies.keys()].filter((body) => !seen.has(body));
    for (const body of rest) {
      if (seen.has(body)) continue;
      top.push(body);
      walk(body);
    }
    return top;
  };

  const weight = (bodies, body) => bodies.get(body).duties.length + 3 * bodies.get(body).below.length;

  const branch = ({ bodies, fresh }, body, above = []) => {
    const { duties, below } = bodies.get(body);
    const item = make("li", fresh.has(body) ? { class: "fresh" } : {}, make("a", { href: `#a${body}` }, data.agencies[body]));
    if (fresh.has(body)) item.append(" ", make("span", { class: "tag" }, say("有变动", "changed")));
    if (duties.length) {
      const summary = make("summary", {}, say(`${duties.length}项职责`, `${duties.length} duties`));
      const details = make("details", { class: "held" }, summary);
      details.addEventListener("toggle", () => {
        if (details.childElementCount > 1) return;
        details.append(make("ul", { class: "links" }, ...duties.map((duty) =>
          make("li", {}, make("a", { href: `#d${data.duties[duty][0]}` }, data.duties[duty][1])))));
      });
      item.append(" ", details);
    }
    const lower = below.filter((each) => !above.includes(each));
    if (lower.length) item.append(make("ul", {}, ...lower.map((each) => branch({ bodies, fresh }, each, [...above, body]))));
    return item;
  };

  const drawDay = (day) => {
    const now = standing(day);
    const before = day > 0 ? standing(day - 1).bodies : new Map();
    const same = (body) => {
      const [one, other] = [before.get(body), now.bodies.get(body)];
      return one && one.above === other.above && String(one.duties) === String(other.duties);
    };
    const fresh = new Set(day > 0 ? [...now.bodies.keys()].filter((body) => !same(body)) : []);
    const gone = [...before.keys()].filter((body) => !now.bodies.has(body));
    const order = (bodies) => bodies.sort((a, b) => weight(now.bodies, b) - weight(now.bodies, a) || a - b);
    const busy = order(now.top.filter((body) => weight(now.bodies, body) || fresh.has(body)));
    const quiet = now.top.filter((body) => !busy.includes(body));
    const view = { bodies: now.bodies, fresh };
    const parts = [make("ul", { class: "tree" }, ...busy.map((body) => branch(view, body)))];
    if (gone.length) {
      parts.unshift(make("p", { class: "gone" }, say("自此不再存在：", "No more from here: "),
        ...gone.flatMap((body, at) => [at ? say("、", ", ") : "", make("a", { href: `#a${body}` }, data.agencies[body])])));
    }
    if (quiet.length) {
      parts.push(make("details", {}, make("summary", {}, say(`另${quiet.length}个机构`, `${quiet.length} more bodies`)),
        make("ul", { class: "tree" }, ...quiet.map((body) => branch(view, body)))));
    }
    find("#structure").replaceChildren(...parts);
    const duties = [...now.bodies.values()].reduce((sum, body) => sum + body.duties.length, 0);
    const papers = data.documents.filter(([at]) => at === day).map(([, id, title]) => make("a", { href: `#i${id}` }, `《${title}》`));
    find("#moment").replaceChildren(
      make("strong", {}, data.days[day]), " ",
      say(`${now.bodies.size}个机构，${duties}项职责`, `${now.bodies.size} bodies, ${duties} duties`), " ", ...papers);
  };

  const at = find("#at");
  if (at) {
    const on = find("#on");
    let waiting = 0;
    const move = (day, keep) => {
      at.value = Math.max(0, Math.min(day, data.days.length - 1));
      at.setAttribute("aria-valuetext", data.days[at.value]);
      if (!keep) on.value = data.days[at.value];
      find("#earlier").disabled = at.value === "0";
      find("#later").disabled = Number(at.value) === data.days.length - 1;
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => drawDay(Number(at.value)));
    };
    at.addEventListener("input", () => move(Number(at.value)));
    find("#earlier").addEventListener("click", () => move(Number(at.value) - 1));
    find("#later").addEventListener("click", () => move(Number(at.value) + 1));
    on.addEventListener("input", () => {
      if (on.value) move(data.days.filter((day) => day <= on.value).length - 1, true);
    });
    slider.addEventListener("submit", (event) => event.preventDefault());
    move(data.days.length - 1);
  }

  // ---- tables: filter, sort, download ------------------------------------

  const STEP = 100;
  const collator = new Intl.Collator(zh ? "zh-Hans-CN" : "en", { numeric: true });
  const texts = new WeakMap();
  const cells = (row) => {
    if (!texts.has(row)) texts.set(row, [...row.cells].map((cell) => cell.textContent.trim()));
    return texts.get(row);
  };

  /** Does something once, when an element comes near the screen. */
  const whenNear = (element, act) => {
    const watch = new IntersectionObserver(([seen]) => {
      if (!seen.isIntersecting) return;
      watch.disconnect();
      act();
    }, { rootMargin: "400px" });
    watch.observe(element);
  };

  class Table {
    constructor(box) {
      this.box = box;
      this.name = find("table", box).dataset.name;
      this.body = find("tbody", box);
      this.rows = null;
      this.limit = STEP;
      this.sorted = [-1, 1];
      this.more = make("button", { type: "button", class: "more", hidden: "" });
      find(".scroll", box).after(this.more);
      this.more.addEventListener("click", () => this.draw((this.limit += STEP * 5)));
      find(".filter", box).addEventListener("input", () => this.draw((this.limit = STEP)));
      find(".csv", box).addEventListener("click", () => this.download());
      all("th", box).forEach((head, column) => {
        const button = make("button", { type: "button" }, ...head.childNodes);
        button.addEventListener("click", () => this.sort(head, column));
        head.append(button);
      });
      box.addEventListener("toggle", () => box.open && this.draw());
      if (!packs[this.name]) this.draw();
      else if (box.open) whenNear(box, () => this.draw());
    }
    async load() {
      if (this.rows) return;
      const pieces = await Promise.all((packs[this.name] ?? []).map(unpack));
      this.rows ??= pieces.length ? [...parse(pieces.flat().join("")).children] : [...this.body.rows];
      this.order = this.rows;
    }
    matching() {
      const wanted = find(".filter", this.box).value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
      if (!wanted.length) return this.order;
      return this.order.filter((row) => {
        const text = cells(row).join("\n").toLowerCase();
        return wanted.every((word) => text.includes(word));
      });
    }
    async draw() {
      await this.load();
      const rows = this.matching();
      this.body.replaceChildren(...rows.slice(0, this.limit));
      this.more.hidden = rows.length <= this.limit;
      this.more.textContent = say(`再显示${Math.min(STEP * 5, rows.length - this.limit)}行`, `Show ${Math.min(STEP * 5, rows.length - this.limit)} more`);
      find(".shown", this.box).textContent = say(`${rows.length}行`, `${rows.length} rows`);
    }
    async sort(head, column) {
      await this.load();
      this.sorted = [column, this.sorted[0] === column ? -this.sorted[1] : 1];
      const by = this.sorted[1];
      this.order = [...this.rows].sort((a, b) => by * collator.compare(cells(a)[column], cells(b)[column]));
      all("th", this.box).forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", by > 0 ? "ascending" : "descending");
      this.draw();
    }
    async download() {
      await this.load();
      // A spreadsheet must not take a text for a formula.
      const safe = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
      const quoted = this.name === "provisions";
      const head = all("th", this.box).map((cell) => cell.textContent.trim());
      const lines = [quoted ? [...head, say("原文", "quote")] : head];
      for (const row of this.matching()) {
        const quote = quoted ? words(row.dataset.q) : "";
        lines.push(quoted ? [...cells(row), quote] : cells(row));
      }
      const text = "\ufeff" + lines.map((line) => line.map(safe).join(",")).join("\r\n") + "\r\n";
      const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
      make("a", { href, download: `${this.name}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 1000);
    }
  }
  const tables = {};
  for (const box of all("details.table")) {
    const table = new Table(box);
    tables[table.name] = table;
  }
  if (packed) {
    // Links for the keyboard, which a small page has in its text already.
    const link = (mark) => mark.append(make("a", {
      class: "to", href: `#r${mark.dataset.r.split(" ")[0]}`, "aria-label": say("这段规定了什么", "what these words do"),
    }));
    all(".text, .quotes").forEach((text) => whenNear(text, () => all("mark[id]", text).forEach(link)));
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("main > section > details:not([open])");
    folded.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));

  // ---- pictures: zoom and move -------------------------------------------

  for (const figure of all("figure.sheet")) {
    const frame = find(".scroll", figure);
    const svg = find("svg", frame);
    if (!svg) continue;
    const zoom = (to) => {
      const now = svg.getBoundingClientRect().width;
      const scale = to ? Math.max(200, Math.min(now * to, 8000)) : frame.clientWidth;
      const middle = (frame.scrollLeft + frame.clientWidth / 2) / Math.max(now, 1);
      svg.style.width = `${scale}px`;
      frame.scrollLeft = middle * scale - frame.clientWidth / 2;
    };
    figure.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-zoom]");
      if (button) zoom({ in: 1.35, out: 1 / 1.35, fit: null }[button.dataset.zoom]);
    });
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    let from = null;
    let moved = false;
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button) return;
      from = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop];
      moved = false;
    });
    addEventListener("pointermove", (event) => {
      if (!from) return;
      const [left, top] = [from[0] - event.clientX, from[1] - event.clientY];
      moved ||= Math.abs(left - frame.scrollLeft) + Math.abs(top - frame.scrollTop) > 6;
      if (moved) frame.scrollTo(left, top);
    });
    addEventListener("pointerup", () => (from = null));
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("click", (event) => {
      if (!moved) return;
      event.preventDefault();
      event.stopPropagation();
      moved = false;
    }, true);
  }

  // ---- served: ask whether the data changed ------------------------------

  if (root.hasAttribute("data-live")) {
    setInterval(async () => {
      try {
        const now = await (await fetch("version", { cache: "no-store" })).text();
        if (now !== root.dataset.live) location.reload();
      } catch {
        // The server is away; it may come back.
      }
    }, 1000);
  }

  root.dataset.ready = "";
  if (location.hash) route();
})();
