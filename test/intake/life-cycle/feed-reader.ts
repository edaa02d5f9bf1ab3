import type { Random } from "../../../src/demo/random.ts";

type Node = { readonly cursor: string; readonly dossier: { readonly reference: string }; readonly event: { readonly kind: string; readonly status: string; readonly at: string; readonly by: string; readonly reason: { readonly code: string } | null } };
type Page = { readonly nodes: readonly Node[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };

const query = `query ($after: String, $first: Int!) { dossierEvents(after: $after, first: $first) {
  nodes { cursor dossier { reference } event { kind status at by reason { code } } } pageInfo { endCursor hasNextPage } } }`;

/** A client of the feed that loses its connection now and then, and goes on from the last cursor that it kept. */
export class FeedReader {
  /** Events in the order in which they were seen, as "reference kind status at by reason". */
  readonly seen: string[] = [];
  /** Times that an answer was given up on its way, or forgotten before it was kept. */
  disconnects = 0;
  readonly #first = Promise.withResolvers<void>();
  readonly #origin: string;
  readonly #random: Random;
  #cursor: string | null = null;

  constructor(origin: string, random: Random) {
    this.#origin = origin;
    this.#random = random;
  }

  /** Resolves when it has seen an event. */
  get begun(): Promise<void> {
    return this.#first.promise;
  }

  /** Reads until a page that was asked for after everything was written brings nothing more. */
  async follow(isAllWritten: () => boolean): Promise<void> {
    for (;;) {
      const isLast = isAllWritten();
      const page = await this.#ask();
      if (page === null) this.disconnects += 1;
      else this.#keep(page);
      if (isLast && page !== null && page.nodes.length === 0 && !page.pageInfo.hasNextPage) return;
    }
  }

  /** Keeps a page and its end, or only the first events of it and the cursor of the last of these. */
  #keep({ nodes, pageInfo }: Page): void {
    const kept = this.#random.chance(0.2) && nodes.length > 1 ? nodes.slice(0, 1 + this.#random.int(nodes.length - 1)) : nodes;
    this.seen.push(...kept.map(({ dossier, event: { kind, status, at, by, reason } }) => [dossier.reference, kind, status, at, by, reason?.code ?? "-"].join(" ")));
    if (this.seen.length > 0) this.#first.resolve();
    this.#cursor = kept.length < nodes.length ? (kept.at(-1)?.cursor ?? null) : pageInfo.endCursor;
  }

  /** The next page; null when the connection was cut before it was there in whole, or it was lost afterwards. */
  async #ask(): Promise<Page | null> {
    const cut = this.#random.chance(0.3) ? new AbortController() : null;
    const timer = cut === null ? undefined : setTimeout(() => cut.abort(), this.#random.int(12));
    try {
      const variables = { after: this.#cursor, first: 1 + this.#random.int(this.#random.chance(0.5) ? 5 : 80) };
      const response = await fetch(`${this.#origin}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }), ...(cut === null ? {} : { signal: cut.signal }) });
      const { data, errors } = (await response.json()) as { data?: { dossierEvents: Page }; errors?: unknown };
      if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
      return this.#random.chance(0.1) ? null : data.dossierEvents;
    } catch (error) {
      if (cut?.signal.aborted === true) return null;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
