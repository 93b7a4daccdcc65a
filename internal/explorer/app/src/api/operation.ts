declare const answers: unique symbol;

/**
 * An operation that the server knows by its id, the SHA-256 of its text. `Data` is what it
 * answers and `Variables` what it takes.
 */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly id: string;
  readonly [answers]?: (variables: Variables) => Data;
}
