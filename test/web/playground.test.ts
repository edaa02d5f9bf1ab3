import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../src/config.ts";
import { buildPlayground } from "../../src/web/build.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { chromiumPath, launchChromium, watchedPage } from "./browser.ts";

if (chromiumPath === undefined) console.log("The playground is not tested in a browser: no Chromium or Chrome in /usr/bin.");

const editor = (page: Page) => page.locator(".graphiql-query-editor .view-lines");
const response = (page: Page) => page.locator(".graphiql-response .view-lines");
const tabs = (page: Page) => page.locator("[id^=graphiql-session-tab-]").allTextContents();
const run = (page: Page) => page.getByRole("button", { name: /^execute query/i }).click();
const focused = (page: Page) => page.locator(":focus").getAttribute("aria-label");

describe.skipIf(chromiumPath === undefined)("the playground in Chromium", () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    await buildPlayground();
    server = await startServer();
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  async function open(path: string, options: Parameters<typeof watchedPage>[1] = {}) {
    const watched = await watchedPage(browser, options);
    await watched.page.goto(`${server.origin}${path}`);
    await editor(watched.page).getByText(/^query\s\w/).waitFor();
    return watched;
  }

  test("answers the first question, asks no other host and breaks no rule of the content security policy", async () => {
    const { page, hosts, complaints } = await open("/", { colorScheme: "light" });
    expect(await page.title()).toBe("kmo-graph playground");
    expect(await editor(page).textContent()).toContain("FirstQuestion");
    await run(page);
    await response(page).getByText("84656").waitFor();
    const answer = await response(page).textContent();
    for (const figure of ["3054", "644", "84656", "18974"]) expect(answer).toContain(`: ${figure}`.replace(" ", "\u00a0"));
    expect(await page.getByRole("status").first().textContent()).toContain("Synthetic data.");
    mkdirSync(join(root, "test-artifacts"), { recursive: true });
    await page.screenshot({ path: join(root, "test-artifacts/playground.png") });
    expect([...hosts]).toEqual(["127.0.0.1"]);
    expect(complaints).toEqual([]);
  });

  test("opens an example in a tab of its own by keyboard, runs it, and lets the focus out of the editor", async () => {
    const { page, complaints } = await open("/playground");
    await page.getByRole("button", { name: /^Can that be split by target group/ }).focus();
    await page.keyboard.press("Enter");
    await editor(page).getByText("query NotHeld").waitFor();
    expect(await focused(page)).toBe("Operation");
    await page.keyboard.press("Control+Enter");
    await response(page).getByText("GDPR").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatch(/^Execute query/);
    expect(complaints).toEqual([]);
  });

  test("keeps what the user wrote when an example is opened, and does not open the same one twice", async () => {
    const { page } = await open("/playground");
    await editor(page).click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("query Mine { __typename");
    await page.locator("#graphiql-session-tab-0", { hasText: "Mine" }).waitFor();
    await page.getByRole("button", { name: /^Limburg: / }).click();
    await editor(page).getByText("query Limburg").waitFor();
    await page.getByRole("button", { name: /^Search companies / }).click();
    await editor(page).getByText("query SearchCompanies").waitFor();
    await page.getByRole("button", { name: /^Limburg: / }).click();
    await editor(page).getByText("query Limburg").waitFor();
    expect(await tabs(page)).toEqual(["Mine", "Limburg", "SearchCompanies"]);
    expect(await page.locator(".graphiql-editor-tool .view-lines").first().textContent()).toContain("70000");
    await page.locator("#graphiql-session-tab-0").click();
    await editor(page).getByText("query Mine").waitFor();
    expect(await editor(page).textContent()).toContain("__typename");
  });

  test("opens the example that the address names, with its variables, and says when there is none of that name", async () => {
    const { page } = await open("/playground?example=quarters-compared");
    expect(await tabs(page)).toEqual(["QuartersCompared"]);
    await run(page);
    await response(page).getByText("2016-Q1").first().waitFor();
    await page.goto(`${server.origin}/playground/?example=nothing-like-it`);
    await page.getByText("There is no example named “nothing-like-it”").waitFor();
    expect(await tabs(page)).toEqual(["QuartersCompared"]);
  });

  test("is dark where the system is, and follows when it changes", async () => {
    const { page } = await open("/playground", { colorScheme: "dark" });
    const background = () => page.evaluate("getComputedStyle(document.querySelector('.graphiql-container')).backgroundColor");
    const editorTheme = () => page.locator(".graphiql-query-editor .monaco-editor").getAttribute("class");
    expect(await background()).toBe("rgb(33, 42, 59)");
    expect(await editorTheme()).toContain("vs-dark");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await background()).toBe("rgb(255, 255, 255)");
    await page.locator(".graphiql-query-editor .monaco-editor.vs").waitFor();
  });

  test("shows the explorer, the documentation and the history without a complaint", async () => {
    const { page, hosts, complaints } = await open("/playground");
    for (const [plugin, text] of [["GraphiQL Explorer", "dossierBreakdown"], ["Documentation Explorer", "Root Types"], ["History", "History"]] as const) {
      await page.getByRole("button", { name: `Show ${plugin}` }).click();
      await page.locator(".graphiql-plugin").getByText(text).first().waitFor();
    }
    expect([...hosts]).toEqual(["127.0.0.1"]);
    // graphiql-explorer 0.9 says this of every argument that is a list.
    expect(complaints.filter((text) => !text.startsWith("arg mismatch between arg and selection"))).toEqual([]);
  });
});
