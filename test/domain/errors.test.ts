import { describe, expect, it } from "vitest";
import { DomainError, quoted } from "../../src/domain/errors.ts";

describe("a domain error", () => {
  it("keeps its code, message, details and cause", () => {
    const cause = new Error("connection refused");
    const error = new DomainError("DATABASE_UNAVAILABLE", "The database does not answer. Try again later.", { details: { retryAfterSeconds: 5 }, cause });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.code, error.message]).toEqual(["DomainError", "DATABASE_UNAVAILABLE", "The database does not answer. Try again later."]);
    expect(error.details).toEqual({ retryAfterSeconds: 5 });
    expect(error.cause).toBe(cause);
  });

  it("has empty details and no cause unless given", () => {
    const error = new DomainError("INVALID_CODE", "x");
    expect(error.details).toEqual({});
    expect("cause" in error).toBe(false);
  });

  it("quotes values with control characters escaped and cut short", () => {
    expect(quoted('a"b\n')).toBe('"a\\"b\\n"');
    expect(quoted("x".repeat(41))).toBe(`"${"x".repeat(40)}…"`);
  });
});
