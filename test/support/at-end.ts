import { afterAll, onTestFinished } from "vitest";

/** Does something when the calling test ends, or at the top of a file, when that does. Not for `beforeAll`, where neither hook is ever called: give what is to be done back there. */
export function atEnd(work: () => unknown): void {
  const done = async (): Promise<void> => void (await work());
  try {
    onTestFinished(done);
  } catch {
    afterAll(done);
  }
}
