// Tables: filter, sort, download.

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
