import type { Client } from './client.ts';
import type { Operation } from './operation.ts';

/** Reads a field that is null only beside a failure, which is thrown then, as are those of the client. */
export async function readField<Data, Variables, Field extends keyof Data>(
  client: Client,
  operation: Operation<Data, Variables>,
  variables: Variables,
  field: Field,
  signal?: AbortSignal,
): Promise<NonNullable<Data[Field]>> {
  const { data, failures } = await client.read(operation, variables, signal);
  if (data[field] == null) throw failures[0];
  return data[field];
}
