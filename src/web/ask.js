/** Sends one operation to the server; answers the parsed response, also when it holds GraphQL errors. */
export async function ask(params, options = {}) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json;q=0.9", ...options.headers },
    body: JSON.stringify(params),
  });
  if (!/json/.test(response.headers.get("content-type") ?? "")) throw new Error(`The server answered ${response.status} without JSON.`);
  return response.json();
}
