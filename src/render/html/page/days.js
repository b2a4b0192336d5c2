// The structure on any day.

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
