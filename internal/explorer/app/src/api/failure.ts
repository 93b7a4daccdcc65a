/** Codes that the client gives itself, beside those that the API has in `extensions.code`. */
export type OwnCode = 'UNREACHABLE' | 'UNREADABLE';

/** What the explorer could not have from the server, and why. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    /** `extensions.code` of the API, or an own code. */
    readonly code: string,
    /** What the server says, in English; empty where it said nothing. */
    message: string,
    /** Finds the request in the server's log. */
    readonly requestId = '',
    /** Seconds after which another try makes sense; 0 where the server does not say. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

/** Whether what is thrown is a failure of a code. */
export function isFailure(thrown: unknown, code: string): thrown is Failure {
  return thrown instanceof Failure && thrown.code === code;
}

/** Whether what is thrown says that someone gave up waiting, which is no failure. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}
