// Type-level assertions: `check<Equal<typeof value, string>>()` compiles if the type is that one, and `any` is no other.

export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;

export declare function check<_Proof extends true>(): void;
