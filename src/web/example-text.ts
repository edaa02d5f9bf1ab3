/** An example operation as the menu shows it. */
export type Example = {
  /** File name without extension; what `?example=` takes. */
  readonly name: string;
  /** First comment line. */
  readonly title: string;
  /** The comment lines after the title, as one paragraph; empty when there are none. */
  readonly description: string;
  readonly operationName: string;
  /** The whole file, comments included, without the last line end. */
  readonly query: string;
  /** JSON text for the variables editor; empty when the operation takes none. */
  readonly variables: string;
};

/** Reads an example from the text of its file. Throws when it lacks the comment block or a named operation. */
export function parseExample(name: string, query: string, variables = ""): Example {
  const block = /^(?:#.*\n)+/.exec(query)?.[0] ?? "";
  const [title = "", ...rest] = block.split("\n").map((line) => line.replace(/^#\s?/, "").trim());
  const operationName = /^(?:query|mutation) (\w+)/m.exec(query)?.[1];
  if (title === "" || operationName === undefined) throw new Error(`Example ${name} needs a comment block that starts with a title, and a named operation.`);
  return { name, title, description: rest.join(" ").trim(), operationName, query: query.trimEnd(), variables: variables.trimEnd() };
}
