/** What becomes of the promise, or a rejection with the reason of the signal as soon as that ends; whatever the promise does then is ignored. */
export async function orAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([aborted.promise, running]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
