import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The installed Chromium, or undefined. */
export const chromiumPath = CANDIDATES.find((path) => existsSync(path));

/** Starts the installed Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? "", headless: true, args: FLAGS });
}

/** A page with a fresh profile, and what it asked for and complained about. */
export type WatchedPage = { readonly page: Page; readonly hosts: Set<string>; readonly complaints: string[] };

/** Opens a page that records the host of every request (those of workers too), every console error and warning, and every failed or refused request. */
export async function watchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const hosts = new Set<string>();
  const complaints: string[] = [];
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:") hosts.add(hostname);
  });
  context.on("requestfailed", (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  context.on("response", (response) => void (response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`)));
  context.on("console", (message) => void (["error", "warning"].includes(message.type()) && complaints.push(message.text())));
  context.on("weberror", (error) => complaints.push(String(error.error())));
  return { page: await context.newPage(), hosts, complaints };
}
