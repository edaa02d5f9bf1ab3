import { judgeEligibility, type Eligibility, type EligibilityQuestion } from "./eligibility.ts";
import type { Caller, IntakeOptions, IntakeOutcome } from "./outcome.ts";
import type { RawApplication } from "./read-application.ts";
import { takeStep, type Step } from "./step.ts";
import { submit } from "./submit.ts";

/** The life of dossiers. Every write is one statement, and none is made twice for one key. */
export type Intake = {
  readonly submit: (key: string, application: RawApplication, caller: Caller) => Promise<IntakeOutcome>;
  readonly take: (key: string, step: Step, caller: Caller) => Promise<IntakeOutcome>;
  /** Throws INVALID_NUMBER, INVALID_CODE or INVALID_ARGUMENT for a question that can't be read, REGISTRY_UNAVAILABLE when the register can't say. */
  readonly eligibility: (question: EligibilityQuestion, now: Date) => Promise<Eligibility>;
};

/** The life of dossiers over a database and a register. */
export function createIntake(options: IntakeOptions): Intake {
  const told = async (outcome: Promise<IntakeOutcome>): Promise<IntakeOutcome> => {
    const done = await outcome;
    if (done.reference !== null) options.onWritten();
    return done;
  };
  return {
    submit: (key, application, caller) => told(submit(options, key, application, caller)),
    take: (key, step, caller) => told(takeStep(options, key, step, caller)),
    eligibility: (question, now) => judgeEligibility({ ...options, sql: options.reads ?? options.sql }, question, now),
  };
}
