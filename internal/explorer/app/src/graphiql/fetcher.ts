import type { Fetcher } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';

const endpoint = '/graphql';

/**
 * Posts one request to the API of the origin that served the page.
 *
 * GraphQL errors are part of a JSON answer and are returned as they came. An
 * answer that is not JSON, as a proxy in between may give, is thrown as an
 * error which names its status.
 */
export const fetcher: Fetcher = async ({ query, variables, operationName }, options) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      ...options?.headers,
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ query, variables, operationName: operationOf(query, operationName) }),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${endpoint} answered ${response.status} without JSON: ${text.slice(0, 200)}`);
  }
};

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
