import { serve } from "./serve.ts";

// A bare node:http service; what it answers is given by the starting process: `{ text }` as it is, or `{ rows }` made into JSON at each request.
let text = "";
let rows: unknown = null;

process.on("message", (message: { readonly text?: string; readonly rows?: unknown }) => {
  text = message.text ?? "";
  rows = message.rows ?? null;
  process.send?.({});
});

serve((request, response) => {
  request.resume().once("end", () => {
    const answer = rows === null ? text : JSON.stringify(rows);
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(answer) }).end(answer);
  });
});
