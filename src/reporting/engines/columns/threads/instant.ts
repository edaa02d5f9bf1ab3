/** Milliseconds of a clock that all threads share and that only goes forward. */
export function instant(): number {
  return performance.timeOrigin + performance.now();
}
