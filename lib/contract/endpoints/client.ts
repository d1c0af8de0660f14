// What clients send and get, by method and path: types only, so that no schema is in a browser's bundle.
import type { z } from "zod";
import type { Row } from "./all.ts";
import type { Endpoint } from "./endpoint.ts";

type Method = Endpoint["method"];

/** An address as it is called: `/api/v1/webhooks/[id]` is `/api/v1/webhooks/${string}`. */
type Filled<Path extends string> = Path extends `${infer Before}[${string}]${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Path;

/** The row of an address that is called; never, when there is none. */
type RowOf<M extends Method, Address extends string, R = Row> = R extends {
  method: M;
  path: infer Path extends string;
}
  ? [Filled<Path>, Address] extends [Address, Filled<Path>]
    ? R
    : never
  : never;

/** Addresses that can be called with a method. */
export type Address<M extends Method, R = Row> = R extends {
  method: M;
  path: infer Path extends string;
}
  ? Filled<Path>
  : never;

/** A field of the row of an address; never, where there is no row, and undefined, where it has no such field. */
type Field<M extends Method, A extends string, F extends keyof Endpoint> = [RowOf<M, A>] extends [
  never,
]
  ? never
  : RowOf<M, A> extends { [K in F]: infer V }
    ? V
    : undefined;

/** What an endpoint answers with: nothing is undefined, and what is no JSON is text. */
export type Answer<
  M extends Method,
  A extends string,
  S = Field<M, A, "response">,
> = S extends z.ZodType ? z.output<S> : S extends null ? undefined : string;

/** What an endpoint takes as its body; undefined, when it takes none. */
export type Body<M extends Method, A extends string, S = Field<M, A, "body">> = S extends z.ZodType
  ? z.input<S>
  : undefined;

/** What an endpoint takes in its query. Empty texts, null and undefined are left out of the address. */
export type Query<
  M extends Method,
  A extends string,
  S = Field<M, A, "query">,
> = S extends z.ZodType
  ? { [K in keyof z.input<S>]: z.input<S>[K] | null | "" }
  : Record<string, never>;
