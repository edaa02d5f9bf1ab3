/** `to` of the value; null stays null. */
export function orNull<Value, Result>(value: Value | null, to: (value: Value) => Result): Result | null {
  return value === null ? null : to(value);
}
