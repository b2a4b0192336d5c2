// What a reader does with the report page, in a browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { folder, large, launch, missing, open, program, report } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

if (missing) console.warn(`note: the page is not tested: ${missing}`);

describe("the report page", { skip: missing }, () => {
  let browser;
  const made = {};
  before(async () => {
    browser = await launch();
    made.shipped = report("graph-data");
    made.english = report("graph-data", "en");
    made.first = report("graph-data/miit-2008");
  });
  after(() => browser?.close());

  const panel = (page) => page.locator("#panel");

  it("finds a duty by two characters, and its story is two clicks away", async () => {
    const { page, close } = await open(browser, made.shipped);
    await page.click("#query");
    await page.keyboard.type("盐业");
    const options = page.locator("#hits li");
    assert.match(await options.first().textContent(), /盐业行政管理/);
    await options.first().click();
    await panel(page).waitFor();
    assert.match(await panel(page).innerText(), /盐业行政管理[\s\S]*现在[\s\S]*工业和信息化部/);
    assert.match(await panel(page).innerText(), /稀土行业发展、盐业行政管理、国家医药储备管理的工作/);
    await close();
  });

  it("forgives wording, short names and other words", async () => {
    const { page, close } = await open(browser, made.shipped);
    const first = async (words) => {
      await page.fill("#query", words);
      return page.locator("#hits li").first().textContent();
    };
    assert.match(await first("盐业管理职责"), /盐业行政管理/);
    assert.match(await first("食盐"), /盐/);
    assert.match(await first("工信部"), /工业和信息化部/);
    assert.match(await first("邮政局"), /国家邮政局/);
    assert.match(await first("鹽業行政管理"), /盐业行政管理/);
    await page.fill("#query", "zzz");
    assert.equal(await page.locator("#told").textContent(), "没有找到");
    await close();
  });

  it("is searched with the keyboard alone, and Escape leads back", async () => {
    const { page, close } = await open(browser, made.shipped);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.focus("#query");
    await page.keyboard.type("国家邮政局");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getAttribute("#query", "aria-activedescendant"), "hit-0");
    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "国家邮政局");
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "query");
    await close();
  });

  it("tells the re-parenting of 国家邮政局 with its quote when it is clicked in the picture", async () => {
    const { page, close } = await open(browser, made.first);
    await page.locator('svg g.node[data-name="国家邮政局"]').first().click();
    await panel(page).waitFor();
    assert.match(await panel(page).innerText(), /交通运输部[\s\S]*“?国家邮政局改由交通运输部管理/);
    await close();
  });

  it("opens the story of a duty that is clicked in the picture", async () => {
    const { page, close } = await open(browser, made.first);
    await page.locator("svg g.node.duty", { hasText: "军工电子管理" }).first().click();
    await panel(page).waitFor();
    assert.match(await panel(page).innerText(), /军工电子管理[\s\S]*国家国防科技工业局/);
    await close();
  });

  it("changes the structure with the slider and with a day", async () => {
    const { page, close } = await open(browser, made.shipped);
    const structure = page.locator("#structure");
    assert.match(await structure.innerText(), /国家数据局/);
    await page.fill("#on", "2005-06-01");
    await page.waitForFunction(() => document.querySelector("#structure").innerText.includes("信息产业部"));
    assert.doesNotMatch(await structure.innerText(), /国家数据局|工业和信息化部/);
    const day = await page.locator("#moment strong").textContent();
    assert.ok(day <= "2005-06-01");
    await page.focus("#at");
    for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector("#structure").innerText.includes("工业和信息化部"));
    assert.ok((await page.locator("#moment strong").textContent()) > day);
    await close();
  });

  it("scrolls a highlighted quote to its place, and leads back from it", async () => {
    const { page, close } = await open(browser, made.first);
    await page.fill("#query", "盐业行政管理");
    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    await panel(page).locator(".cite a").first().click();
    const mark = page.locator("mark.on").first();
    await mark.waitFor();
    assert.match(await mark.textContent(), /盐业行政管理/);
    const box = await mark.boundingBox();
    assert.ok(box.y > 0 && box.y < 900, `the mark stands at ${box.y}`);
    await mark.click();
    await page.waitForFunction(() => document.querySelector("#shown").innerText.includes("这段原文的规定"));
    assert.match(await panel(page).innerText(), /划转/);
    await close();
  });

  it("marks exactly the words of every quote", async () => {
    const { page, close } = await open(browser, made.first);
    const quotes = await page.evaluate(() =>
      [...document.querySelectorAll("#stories .step")].map((step) => ({
        quote: step.querySelector("blockquote").textContent,
        marked: document.querySelector(step.querySelector(".cite a").getAttribute("href"))?.textContent,
      })),
    );
    assert.ok(quotes.length > 40, `${quotes.length}`);
    for (const { quote, marked } of quotes) assert.equal(marked, quote);
    await close();
  });

  it("sorts, filters and downloads its tables", async () => {
    const { page, close } = await open(browser, made.shipped);
    const table = page.locator("#table-duties");
    await table.locator(".filter").fill("盐业");
    await page.waitForFunction(() => document.querySelectorAll("#table-duties tbody tr").length < 10);
    await table.locator("th button").first().click();
    assert.equal(await table.locator("th").first().getAttribute("aria-sort"), "ascending");
    const [download] = await Promise.all([page.waitForEvent("download"), table.locator(".csv").click()]);
    assert.equal(download.suggestedFilename(), "duties.csv");
    const csv = readFileSync(await download.path(), "utf8");
    assert.match(csv, /^\ufeff"职责","现在承担"/);
    assert.match(csv, /盐业行政管理","工业和信息化部"/);
    assert.equal(csv.trim().split("\r\n").length, 1 + (await table.locator("tbody tr").count()));
    await close();
  });

  it("fits a phone, in both languages", async () => {
    for (const address of [made.shipped, made.english, made.first]) {
      const { page, close } = await open(browser, address, { viewport: { width: 375, height: 700 } });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(await wide(), 375);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      assert.equal(await wide(), 375);
      await page.fill("#query", "国家邮政局");
      await page.keyboard.press("Enter");
      await panel(page).waitFor();
      assert.equal(await wide(), 375);
      const box = await panel(page).boundingBox();
      assert.ok(box.width <= 375 && box.y > 50);
      await close();
    }
  });

  it("can be read with scripts off", async () => {
    const { page, close } = await open(browser, made.shipped, { javaScriptEnabled: false });
    const text = await page.innerText("body");
    for (const words of ["未启用脚本", "盐业行政管理", "国家邮政局改由交通运输部管理", "需要注意的问题"]) {
      assert.ok(text.includes(words), words);
    }
    assert.equal(await page.locator("#search").isVisible(), false);
    assert.ok((await page.locator("#table-duties tbody tr").count()) > 200);
    // From the table to the story, from the story to the words, and back to what they do.
    await page.locator("#table-duties tr", { hasText: "盐业行政管理" }).locator("a").first().click();
    const story = page.locator("article.story:target");
    assert.match(await story.innerText(), /盐业行政管理/);
    await story.locator(".cite a").first().click();
    assert.ok(await page.locator("mark:target").isVisible());
    await page.locator("mark:target a.to").click();
    assert.match(page.url(), /#r\d+$/);
    assert.ok((await page.locator("tr:target").count()) === 1);
    await close();
  });

  it("has no serious fault that axe knows", async () => {
    for (const [address, colorScheme] of [[made.shipped, "light"], [made.shipped, "dark"], [made.english, "light"], [made.first, "dark"]]) {
      const { page, close } = await open(browser, address, { colorScheme });
      await page.fill("#query", "国家邮政局");
      await page.keyboard.press("Enter");
      await panel(page).waitFor();
      // The page's policy refuses a script element; the debugger's own door is open.
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      const grave = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const told = grave.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join("\n  ")}`);
      assert.deepEqual(told, [], `${address} ${colorScheme}`);
      await close();
    }
  });

  it("is printed without its tools", async () => {
    const { page, close } = await open(browser, made.first);
    await page.emulateMedia({ media: "print" });
    for (const part of ["#search", "nav", ".tools", ".zoom"]) {
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    }
    assert.ok(await page.locator(".text mark").first().isVisible());
    await close();
  });

  it("is served, and reloads when the data changes", async () => {
    const data = folder();
    const write = (duty) => writeFileSync(join(data, "source.txt"), `关于机构改革的通知\n一、职责调整\n　　(一)将甲部的${duty}职责划给乙部。\n`);
    write("盐业管理");
    const server = spawn(program, ["-d", data, "--lang", "zh", "serve", "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const line = await new Promise((resolve) => server.stdout.once("data", (bytes) => resolve(String(bytes))));
      const [address] = /http:\S+/.exec(line);
      const page = await browser.newPage();
      const amiss = [];
      page.on("console", (message) => amiss.push(message.text()));
      await page.goto(address);
      assert.match(await page.innerText("#happened"), /盐业管理/);
      write("烟草管理");
      await page.waitForFunction(() => document.querySelector("#happened")?.innerText.includes("烟草管理"), null, { timeout: 20_000 });
      assert.deepEqual(amiss, []);
      await page.close();
    } finally {
      server.kill("SIGINT");
    }
  });

  it("stays small and quick with ten thousand provisions", { timeout: 600_000 }, async (test) => {
    const address = report(large(10_000));
    const weight = statSync(fileURLToPath(address)).size;
    assert.ok(weight <= 5_000_000, `${weight} bytes`);
    const { page, close } = await open(browser, address);
    const rows = Number(await page.locator("#table-provisions summary .count").textContent());
    assert.ok(rows >= 10_000, `${rows} provisions`);
    const answers = await page.evaluate(async () => {
      const query = document.querySelector("#query");
      const times = [];
      for (const words of ["盐业", "邮政", "水利第五类产品", "国家电力总局", "市场监管职责", "无此一说"]) {
        const start = performance.now();
        query.value = words;
        query.dispatchEvent(new Event("input"));
        // Laid out as well as found.
        document.querySelector("#hits").getBoundingClientRect();
        times.push(performance.now() - start);
      }
      return times;
    });
    test.diagnostic(`${weight} bytes; answers in ${answers.map((time) => time.toFixed(0)).join(", ")} ms`);
    assert.ok(Math.max(...answers) < 100, `${answers}`);
    // What is packed opens.
    await page.fill("#query", "国家邮政局");
    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    assert.match(await panel(page).innerText(), /国家邮政局[\s\S]*接收的职责/);
    await page.locator("#table-provisions summary").click();
    await page.waitForFunction(() => document.querySelectorAll("#table-provisions tbody tr").length === 100);
    await close();
  });
});
