import { describe, expect, it } from "vitest";
import { countedMilestones, dossierStatuses, milestones, momentFaults, statusOf, type Moments } from "../../src/domain/dossier-status.ts";

const submitted: Moments = {
  submittedAt: new Date("2016-04-01T08:00:00Z"),
  approvedAt: null,
  refusedAt: null,
  withdrawnAt: null,
  lapsedAt: null,
  ownShareAt: null,
  paidAt: null,
  closedAt: null,
  recoveredAt: null,
};

const day = (number: number): Date => new Date(Date.UTC(2016, 3, number));

describe("the milestones", () => {
  it("are in the order of the life cycle", () => {
    expect(milestones).toEqual(["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED"]);
  });

  it("are counted except for the own share and the closing", () => {
    expect(countedMilestones).toEqual(["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "PAID", "RECOVERED"]);
  });
});

describe("the status", () => {
  it.each([
    [{}, "SUBMITTED"],
    [{ approvedAt: day(2) }, "APPROVED"],
    [{ approvedAt: day(2), ownShareAt: day(3) }, "APPROVED"],
    [{ refusedAt: day(2) }, "REFUSED"],
    [{ approvedAt: day(2), refusedAt: day(3) }, "REFUSED"],
    [{ withdrawnAt: day(2) }, "WITHDRAWN"],
    [{ approvedAt: day(2), lapsedAt: day(30) }, "LAPSED"],
    [{ approvedAt: day(2), ownShareAt: day(3), paidAt: day(4) }, "PAID"],
    [{ approvedAt: day(2), paidAt: day(4), closedAt: day(5) }, "CLOSED"],
    [{ approvedAt: day(2), paidAt: day(4), closedAt: day(5), recoveredAt: day(6) }, "RECOVERED"],
    [{ approvedAt: day(2), paidAt: day(4), recoveredAt: day(6) }, "RECOVERED"],
  ] satisfies [Partial<Moments>, string][])("of %j is %s", (moments, status) => {
    expect(statusOf({ ...submitted, ...moments })).toBe(status);
    expect(dossierStatuses).toContain(status);
  });
});

describe("the faults of moments", () => {
  it("are none when the moments follow the life cycle", () => {
    expect(momentFaults(submitted)).toEqual([]);
    expect(momentFaults({ ...submitted, approvedAt: day(2), ownShareAt: day(3), paidAt: day(4), closedAt: day(5), recoveredAt: day(6) })).toEqual([]);
    expect(momentFaults({ ...submitted, approvedAt: submitted.submittedAt, lapsedAt: day(40) })).toEqual([]);
    expect(momentFaults({ ...submitted, approvedAt: day(2), refusedAt: day(3) })).toEqual([]);
  });

  it.each([
    [{ approvedAt: new Date("2016-04-01T07:59:59Z") }, ["approved before submitted"]],
    [{ refusedAt: new Date("2016-03-31T00:00:00Z") }, ["refused before submitted"]],
    [{ approvedAt: day(3), ownShareAt: day(2) }, ["own share received before approved"]],
    [{ approvedAt: day(3), ownShareAt: day(5), paidAt: day(4) }, ["paid before own share received"]],
    [{ approvedAt: day(3), lapsedAt: day(2) }, ["lapsed before approved"]],
    [{ approvedAt: day(2), paidAt: day(4), closedAt: day(3) }, ["closed before paid"]],
    [{ approvedAt: day(2), paidAt: day(4), recoveredAt: day(3) }, ["recovered before paid"]],
    [{ refusedAt: day(2), withdrawnAt: day(3) }, ["both refused and withdrawn"]],
    [{ withdrawnAt: day(2), lapsedAt: day(3) }, ["both withdrawn and lapsed"]],
    [{ refusedAt: day(2), lapsedAt: day(3) }, ["both refused and lapsed"]],
    [{ approvedAt: day(2), refusedAt: day(3), paidAt: day(4) }, ["both refused and paid"]],
    [{ approvedAt: day(2), withdrawnAt: day(3), paidAt: day(4) }, ["both withdrawn and paid"]],
    [{ approvedAt: day(2), lapsedAt: day(3), paidAt: day(4) }, ["both lapsed and paid"]],
    [{ paidAt: day(4) }, ["paid without approved"]],
    [{ ownShareAt: day(4) }, ["own share received without approved"]],
    [{ approvedAt: day(2), closedAt: day(3) }, ["closed without paid"]],
    [{ approvedAt: day(2), recoveredAt: day(3) }, ["recovered without paid"]],
  ] satisfies [Partial<Moments>, string[]][])("of %j are %j", (moments, faults) => {
    expect(momentFaults({ ...submitted, ...moments })).toEqual(faults);
  });

  it("are all named when there are several", () => {
    expect(momentFaults({ ...submitted, paidAt: new Date("2016-03-01T00:00:00Z"), refusedAt: day(2) })).toEqual(["paid before submitted", "both refused and paid", "paid without approved"]);
  });
});
