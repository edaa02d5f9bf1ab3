import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { startRoute, type RouteUnderTest } from "./route.ts";

const body = JSON.stringify({ query: "{ dossier }" });
const request = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

async function listen({ app }: RouteUnderTest): Promise<number> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  return (app.server.address() as AddressInfo).port;
}

describe("the signal of a request", () => {
  it.each([
    ["what is given up because of it is not logged", () => {}, 0],
    ["what fails for another reason is logged", () => { throw new TypeError("a bug"); }, 1],
  ])("is aborted when the client goes away before its answer is sent; %s", async (_, fail, expected) => {
    const route = await startRoute();
    const { promise: reached, resolve: reach } = Promise.withResolvers<AbortSignal>();
    route.state.beforeAnswer = async () => {
      const signal = route.contexts[0]!.signal;
      reach(signal);
      if (!signal.aborted) await once(signal, "abort");
      fail();
      signal.throwIfAborted();
    };
    const socket = connect(await listen(route), "127.0.0.1");
    socket.write(request);
    expect((await reached).aborted).toBe(false);
    socket.destroy();
    await once(await reached, "abort");
    await expect.poll(() => route.closed()).toBe(1);
    expect(route.logged).toHaveLength(expected);
  });

  it("is not aborted by answers that were sent, on a connection that stays open and then closes", async () => {
    const route = await startRoute();
    const socket = connect(await listen(route), "127.0.0.1");
    for (let turn = 0; turn < 2; turn++) {
      socket.write(request);
      expect(String((await once(socket, "data"))[0])).toContain("of dossier");
    }
    socket.destroy();
    await expect.poll(() => promisify(route.app.server.getConnections.bind(route.app.server))()).toBe(0);
    expect(route.contexts.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    expect(route.closed()).toBe(2);
  });
});
