import type { Fetcher } from '@graphiql/toolkit';
import { Kind, OperationTypeNode, parse } from 'graphql';

import { eventsOf } from '../api/events.ts';

const endpoint = '/graphql';

/**
 * Posts one request to the API of the origin that served the page. A subscription is followed by
 * server-sent events until GraphiQL stops it.
 *
 * GraphQL errors are part of a JSON answer and are returned as they came. An
 * answer that is not JSON, as a proxy in between may give, is thrown as an
 * error which names its status.
 */
export const fetcher: Fetcher = ({ query, variables, operationName }, options) => {
  const name = operationOf(query, operationName);
  const body = JSON.stringify({ query, variables, operationName: name });
  return isSubscription(query, name) ? follow(body, options?.headers) : ask(body, options?.headers);
};

type Headers = Readonly<Record<string, string>> | undefined;

async function ask(body: string, headers: Headers) {
  const response = await post(body, headers, 'application/graphql-response+json, application/json;q=0.9');
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${endpoint} answered ${response.status} without JSON: ${text.slice(0, 200)}`);
  }
}

async function* follow(body: string, headers: Headers) {
  const stopped = new AbortController();
  try {
    const response = await post(body, headers, 'text/event-stream', stopped.signal);
    if (!response.headers.get('Content-Type')?.startsWith('text/event-stream') || !response.body) {
      yield await response.json(); // What is wrong with it.
      return;
    }
    for await (const { name, data } of eventsOf(response.body)) if (name === 'next') yield JSON.parse(data);
  } finally {
    stopped.abort();
  }
}

function post(body: string, headers: Headers, accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: { ...headers, Accept: accept, 'Content-Type': 'application/json' },
    body,
    ...(signal && { signal }),
  });
}

function isSubscription(query: string, name: string | null | undefined): boolean {
  try {
    return parse(query).definitions.some(
      (part) => part.kind === Kind.OPERATION_DEFINITION && part.operation === OperationTypeNode.SUBSCRIPTION && (name == null || part.name?.value === name),
    );
  } catch {
    return false; // The server says what is wrong with the document.
  }
}

/**
 * The name of the only operation in a document; among several, the one chosen.
 *
 * What GraphiQL passes as chosen is the operation that it read last, which for
 * a moment after a change of tabs is the one of the tab before.
 */
function operationOf(query: string, chosen?: string | null): string | null | undefined {
  try {
    const operations = parse(query).definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
    return operations.length === 1 ? operations[0]!.name?.value : chosen;
  } catch {
    return chosen; // The server says what is wrong with the document.
  }
}
