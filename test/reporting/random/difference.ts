/** Where two answers differ, at most twelve places: `path: expected, got`. Empty when they are the same, whatever the order of fields. */
export function differences(expected: unknown, got: unknown): readonly string[] {
  return [...places(expected, got, "")].slice(0, 12);
}

function* places(expected: unknown, got: unknown, path: string): Generator<string> {
  if (!isBranch(expected) || !isBranch(got) || Array.isArray(expected) !== Array.isArray(got)) {
    if (!Object.is(expected, got)) yield `${path}: expected ${brief(expected)}, got ${brief(got)}`;
    return;
  }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(got)])) yield* places(expected[name], got[name], `${path}/${name}`);
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
