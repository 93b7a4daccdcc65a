import { eventsOf } from './events.ts';
import { Failure, isAbort } from './failure.ts';
import type { Operation } from './operation.ts';
import { pause, withRetries } from './retry.ts';

/** An error of the answer, as GraphQL has it. */
interface ResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ResponseError[];
}

/** What came, and what of it did not: fields that failed are null in `data`. */
export interface Answered<Data> {
  readonly data: Data;
  readonly failures: readonly Failure[];
}

const json = 'application/graphql-response+json, application/json;q=0.9';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Asks the API of the origin that served the page. It holds no state but who asks. */
export class Client {
  constructor(
    private readonly fetch: Fetch = (address, init) => globalThis.fetch(address, init),
    private readonly address = '/graphql',
    private readonly wait = pause,
  ) {}

  /** The key or token that requests show; none for readers. */
  credential = '';

  /** Reads, and tries again while a failure may pass. Throws a Failure where nothing can be had. */
  async read<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Answered<Data>> {
    return withRetries(() => this.send(operation, variables, signal), signal, this.wait);
  }

  /** Carries out once what must not be carried out twice. */
  async send<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Answered<Data>> {
    const response = await this.post({ documentId: operation.id, operationName: operation.name, variables }, signal);
    const requestId = response.headers.get('X-Request-Id') ?? '';
    const retryAfter = Number(response.headers.get('Retry-After')) || 0;
    const answer = await readAnswer<Data>(response, requestId, retryAfter);
    const failures = (answer.errors ?? []).map(
      (error) => new Failure(error.extensions?.code ?? 'INTERNAL', error.message, requestId, retryAfter),
    );
    if (answer.data == null) {
      throw failures[0] ?? new Failure('UNREADABLE', `an answer with neither data nor errors`, requestId);
    }
    return { data: answer.data, failures };
  }

  /**
   * Follows a subscription until the signal aborts. Where the stream ends or breaks it is taken
   * up again, after a while that grows to a minute.
   */
  async follow<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    tell: (data: Data) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (let patience = 2_000; !signal.aborted; patience = Math.min(2 * patience, 60_000)) {
      try {
        await this.listen({ documentId: operation.id, operationName: operation.name, variables }, (data) => {
          patience = 1_000;
          tell(data as Data);
        }, signal);
      } catch (thrown) {
        if (isAbort(thrown)) return;
      }
      await this.wait(patience, signal).catch(() => {}); // It aborted: the loop ends.
    }
  }

  private async listen(body: object, tell: (data: unknown) => void, signal: AbortSignal): Promise<void> {
    const response = await this.post(body, signal, 'text/event-stream');
    if (!response.ok || !response.body) throw new Failure('UNREACHABLE', `${response.status}`);
    for await (const { name, data } of eventsOf(response.body)) {
      const answer = name === 'next' ? (JSON.parse(data) as Answer<unknown>) : null;
      if (answer?.data) tell(answer.data);
    }
  }

  private async post(body: object, signal?: AbortSignal, accept = json): Promise<Response> {
    const headers: Record<string, string> = { Accept: accept, 'Content-Type': 'application/json' };
    if (this.credential) headers.Authorization = `Bearer ${this.credential}`;
    try {
      return await this.fetch(this.address, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        ...(signal && { signal }),
      });
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      throw new Failure('UNREACHABLE', thrown instanceof Error ? thrown.message : '');
    }
  }
}

/** A proxy in between may answer without JSON; its status says most of what is to know. */
async function readAnswer<Data>(response: Response, requestId: string, retryAfter: number): Promise<Answer<Data>> {
  let text: string;
  try {
    text = await response.text();
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    throw new Failure('UNREACHABLE', thrown instanceof Error ? thrown.message : '', requestId);
  }
  try {
    return JSON.parse(text) as Answer<Data>;
  } catch {
    const code = [429, 502, 503, 504].includes(response.status) ? 'UNAVAILABLE' : 'UNREADABLE';
    throw new Failure(code, `${response.status} ${response.statusText}`.trim(), requestId, retryAfter);
  }
}
