import { Failure } from '../api/failure.ts';
import type { Operation } from '../api/operation.ts';
import {
  Among, Brokers, Central, Change, Communities, Partners, PathsBetween, type ProjectFilter, Recommendations,
} from '../generated/operations.ts';
import type { Question } from '../view/question.ts';
import { type View, visible } from '../view/view.ts';

/** What is asked of the API to have what is on screen. */
export interface Asked {
  readonly operation: Operation<unknown, never>;
  readonly variables: object;
}

/** The question where one is asked, else the network between the nodes of the canvas. */
export function askedFor(view: View, filter: ProjectFilter | undefined): Asked {
  if (view.question) return { operation: operations[view.question.ask] as Operation<unknown, never>, variables: variablesOf(view.question, filter) };
  const ids = visible(view);
  return { operation: Among as Operation<unknown, never>, variables: { ids, count: ids.length } };
}

const operations = {
  partners: Partners, paths: PathsBetween, brokers: Brokers, communities: Communities, centrality: Central, recommendations: Recommendations, change: Change,
} satisfies Record<Question['ask'], unknown>;

function variablesOf({ ask: _, ...question }: Question, filter: ProjectFilter | undefined): object {
  return { ...question, ...(filter && { filter }) };
}

/** The text of an operation, which the server publishes. Throws a Failure where it can't be had. */
export async function textOf({ operation }: Asked): Promise<string> {
  let documents: Record<string, string>;
  try {
    const response = await fetch('/documents.json');
    documents = (await response.json()) as Record<string, string>;
  } catch (thrown) {
    throw new Failure('UNREACHABLE', thrown instanceof Error ? thrown.message : '');
  }
  const text = documents[operation.id];
  if (text === undefined) throw new Failure('UNREADABLE', 'a server of another version');
  return text;
}

/** The page on which the query can be changed and run. It is in the fragment, which is not sent to any server. */
export function graphiqlAddress(query: string, variables: object): string {
  return `/graphiql#${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) }).toString()}`;
}

/** A command for a shell that asks the same. */
export function curl(origin: string, query: string, variables: object): string {
  const body = JSON.stringify({ query, variables });
  return `curl '${origin}/graphql' -H 'Content-Type: application/json' --data-binary '${body.replaceAll("'", `'\\''`)}'`;
}
