// A browser, the program, and data to look at.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.HANDOVER ?? join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "debug/handover");
const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = places.find((path) => path && existsSync(path));

/** Why there is nothing to test, if so. */
export const missing = !executablePath
  ? "no Chromium on this machine: install it (Debian: apt install chromium) to test the page"
  : !existsSync(program)
    ? `no program at ${program}: build it with cargo build`
    : false;

/** Starts the browser; it asks nobody for anything. */
export const launch = () =>
  chromium.launch({
    executablePath,
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });

const folders = [];

/** A folder that is gone at the end. */
export const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "handover-page-"));
  folders.push(path);
  return path;
};
process.on("exit", () => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Writes a report and returns the address of its page. */
export const report = (data, lang = "zh") => {
  const out = folder();
  execFileSync(program, ["-d", resolve(project, data), "--lang", lang, "report", "--out", out], { cwd: project });
  return `file://${join(out, "index.html")}`;
};

export { program, project };

/** Opens a page, watched: no message of the console, no error, no request but for the page itself. */
export const open = async (browser, address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const amiss = [];
  page.on("console", (message) => amiss.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => amiss.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url().replace(/#.*/, "");
    if (url !== address && !url.startsWith("blob:")) amiss.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector("html[data-ready]", { timeout: 20_000 });
  const close = async () => {
    await context.close();
    assert.deepEqual(amiss, []);
  };
  return { page, close };
};

const FIELDS = "农业 林业 水利 渔业 煤炭 电力 钢铁 化工 纺织 轻工 建材 机械 电子 船舶 航空 铁道 公路 港口 邮政 电信 广播 出版 文物 体育 旅游 粮食 商务 海关 税务 审计 统计 地质 测绘 海洋 气象 地震 环保 卫生 药品 教育".split(" ");
const KINDS = ["部", "总局", "局", "委员会"];
const WORKS = ["行业规划", "行政审批", "市场监管", "统计监测", "标准拟订", "安全生产", "资源保护", "对外合作", "人才培训", "应急管理"];
const numeral = (number) => [...String(number)].map((digit) => "〇一二三四五六七八九"[digit]).join("");

/** A data folder of so many provisions, a hundred in each document. */
export const large = (provisions) => {
  const root = folder();
  const agencies = FIELDS.flatMap((field) => KINDS.map((kind) => `国家${field}${kind}`));
  for (let document = 0; document < provisions / 100; document += 1) {
    const id = `reform-${String(document).padStart(3, "0")}`;
    const lines = ["机构改革方案", "一、职责调整"];
    for (let each = 0; each < 100; each += 1) {
      const number = document * 100 + each;
      const field = FIELDS[number % FIELDS.length];
      const [from, to] = [number * 7, number * 13 + 5].map((at) => agencies[at % agencies.length]);
      // Two of five duties move again, ten documents later.
      const name = each % 5 < 2 && document >= 10 ? number - 1000 : number;
      const duty = `${FIELDS[name % FIELDS.length]}第${numeral(name)}类产品的${WORKS[name % WORKS.length]}`;
      lines.push(`　　(${numeral(each + 1)})将${from}的${duty}职责划给${from === to ? `国家${field}办公室` : to}。`);
    }
    mkdirSync(join(root, id));
    writeFileSync(join(root, id, "source.txt"), `${lines.join("\n")}\n`);
    const date = `${1950 + Math.floor(document / 2)}-0${1 + (document % 2) * 6}-01`;
    writeFileSync(join(root, id, "instrument.toml"), `title = "第${numeral(document)}次机构改革方案"\nissued = "${date}"\n`);
  }
  return root;
};
