import type { GraphQLScalarType } from "graphql";
import type { Resolvers, ResolversParentTypes } from "./types.generated.ts";

type Meta = "__isTypeOf" | "__resolveType" | "__resolveReference";
type Fields<R> = Exclude<keyof R, Meta>;
type Result<F> = F extends (...parameters: never[]) => infer R ? Awaited<R> : never;
/** Fields that the parent value does not answer by itself. Root types have an open parent, so all of theirs count. */
type Unanswered<R, Parent> = {
  [K in Fields<R>]-?: string extends keyof Parent ? K : K extends keyof Parent ? (Parent[K] extends Result<NonNullable<R[K]>> ? never : K) : K;
}[Fields<R>];

type All = Required<Resolvers>;
type IsScalar<T> = T extends GraphQLScalarType ? true : false;
type Checked<T, Parent> = Omit<T, Unanswered<T, Parent>> & Required<Pick<T, Unanswered<T, Parent>>>;
type Strict = { [T in keyof All]: IsScalar<All[T]> extends true ? All[T] : T extends keyof ResolversParentTypes ? Checked<All[T], ResolversParentTypes[T]> : All[T] };
type NeedsEntry<T extends keyof All> = IsScalar<All[T]> extends true ? true : T extends keyof ResolversParentTypes ? ([Fields<All[T]>] extends [never] ? false : [Unanswered<All[T], ResolversParentTypes[T]>] extends [never] ? false : true) : false;
type Obliged = { [T in keyof All]: NeedsEntry<T> extends true ? T : never }[keyof All];

/**
 * The generated `Resolvers` make every resolver optional, so that a field which the mapped row lacks becomes null at run time.
 * This demands exactly those that are needed: every root field, every custom scalar, and each field that the row does not hold.
 */
export type CompleteResolvers = Pick<Strict, Obliged> & Partial<Omit<Strict, Obliged>>;
