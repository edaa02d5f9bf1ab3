import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { syntheticRegister, type StubRegister } from "./companies.ts";
import { parseFilter, type Filter } from "./cql.ts";
import { answerFaults, transportFaults, type Collection, type StubFault } from "./faults.ts";

export type StubOptions = {
  readonly port?: number;
  readonly register?: StubRegister;
  /** Most features on a page, whatever limit is asked. */
  readonly pageSize?: number;
  /** Answers 400 to a filter with IN. */
  readonly refusesIn?: boolean;
  /** Answers 414 to a longer address. */
  readonly maxUrlLength?: number;
  /** Leaves numberMatched out. */
  readonly hidesMatched?: boolean;
};

/** A call that came: what was asked, in which form, from which row on. `filter` is null where it could not be read. */
export type StubCall = { readonly service: "ENTERPRISES" | "ESTABLISHMENTS" | "UNKNOWN"; readonly filter: Filter | null; readonly startIndex: number; readonly url: string };

export type VkboStub = {
  /** Address of the items, for VKBO_URL. */
  readonly url: string;
  /** PEM of the certificate, to trust. */
  readonly ca: string;
  readonly calls: readonly StubCall[];
  /** Makes the next calls go wrong, `times` of them (1) after `skip` that go well (0), those of a service only when one is given. */
  readonly fail: (fault: StubFault, options?: { readonly times?: number; readonly skip?: number; readonly service?: StubCall["service"] }) => void;
  readonly close: () => Promise<void>;
};

type Planned = { readonly fault: StubFault; readonly service: StubCall["service"] | undefined; skip: number; left: number };

const PATH = "/VKBO/ogc/features/v1/collections/Vkbo/items";
const services = new Map<string, StubCall["service"]>([
  ["Ondernemingsnr", "ENTERPRISES"],
  ["Ondernemingsnr_maatsch_zetel", "ESTABLISHMENTS"],
]);

/** A stand-in for the items of VKBO on 127.0.0.1, over HTTPS: CQL2 text by =, IN and OR, pages by links, 400 for what it does not speak. */
export async function startVkboStub(options: StubOptions = {}): Promise<VkboStub> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }, { type: 7, ip: "127.0.0.1" }] },
    ],
  });
  const calls: StubCall[] = [];
  const planned: Planned[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    const call = callOf(request);
    calls.push(call);
    answer(request, response, { ...options, call, fault: faultOf(planned, call) });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    ca: cert,
    calls,
    fail: (fault, { times = 1, skip = 0, service } = {}) => planned.push({ fault, service, skip, left: times }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function faultOf(planned: readonly Planned[], { service }: StubCall): StubFault | undefined {
  const plan = planned.find((each) => each.left > 0 && (each.service === undefined || each.service === service));
  if (plan === undefined || plan.skip-- > 0) return undefined;
  plan.left--;
  return plan.fault;
}

function callOf(request: IncomingMessage): StubCall {
  const url = selfOf(request);
  const filter = url.searchParams.get("filter-lang") === "cql2-text" ? parseFilter(url.searchParams.get("filter") ?? "") : null;
  return { service: services.get(filter?.property ?? "") ?? "UNKNOWN", filter, startIndex: Number(url.searchParams.get("startIndex") ?? 0), url: url.href };
}

function answer(request: IncomingMessage, response: ServerResponse, { call, fault, ...options }: StubOptions & { readonly call: StubCall; readonly fault: StubFault | undefined }): void {
  const self = selfOf(request);
  if (fault !== undefined && fault in transportFaults) {
    transportFaults[fault as keyof typeof transportFaults](request, response);
    return;
  }
  if ((request.url ?? "").length > (options.maxUrlLength ?? Infinity)) return refuse(response, 414, "The address is too long");
  if (request.method !== "GET" || self.pathname !== PATH) return refuse(response, 404, "There is no such collection");
  if (self.searchParams.get("f") !== "application/json") return refuse(response, 400, "The format is not known");
  if (call.filter === null) return refuse(response, 400, "The filter can't be read");
  if (options.refusesIn && call.filter.form === "IN") return refuse(response, 400, "IN is not supported");
  const right = pageOf(self, call, options);
  const given = fault === undefined ? right : answerFaults[fault as keyof typeof answerFaults](right, self);
  response.writeHead(200, { "content-type": "application/json;charset=utf-8" }).end(JSON.stringify(given));
}

function pageOf(self: URL, { filter, service, startIndex }: StubCall, { register = syntheticRegister, pageSize = 1000, hidesMatched = false }: StubOptions): Collection {
  const rows = [...new Set(filter?.values)].flatMap((number) => (service === "ENTERPRISES" ? register.enterprise(number) : register.establishments(number)));
  const limit = Math.min(pageSize, Number(self.searchParams.get("limit") ?? 10));
  const page = rows.slice(startIndex, startIndex + limit);
  const links = [{ rel: "self", type: "application/json", href: self.href }];
  if (startIndex + limit < rows.length) {
    const next = new URL(self);
    next.searchParams.set("startIndex", String(startIndex + limit));
    links.push({ rel: "next", type: "text/html", href: next.href.replace("f=application%2Fjson", "f=text%2Fhtml") }, { rel: "next", type: "application/json", href: next.href });
  }
  const features = page.map((properties) => ({ type: "Feature", id: `Vkbo.${String(properties["UIDN"])}`, geometry: { type: "Point", coordinates: [2.30668925, 49.2933354] }, properties }));
  return { type: "FeatureCollection", features, ...(!hidesMatched && { numberMatched: rows.length }), numberReturned: features.length, links };
}

function refuse(response: ServerResponse, status: number, description: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ code: status === 404 ? "NotFound" : "InvalidParameterValue", description }));
}

function selfOf(request: IncomingMessage): URL {
  return new URL(request.url ?? "/", `https://${request.headers.host ?? "127.0.0.1"}`);
}
