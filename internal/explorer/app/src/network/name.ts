import { nameOf } from '../i18n/format.ts';
import type { NetworkNode } from './network.ts';

/** A node of any type, with what of its names and title was read. */
interface Called {
  readonly id: string;
  readonly name?: string;
  readonly names?: Parameters<typeof nameOf>[0]['names'];
  readonly title?: string | null;
}

/** What to call a node in the language spoken; its id where no name of it was read. */
export function calledName({ id, name, names, title }: Called): string {
  if (name === undefined) return title || id;
  return names ? nameOf({ name, names }) : name;
}

/** What to call a node in the language spoken. */
export function nodeName({ facts, label }: NetworkNode): string {
  return 'names' in facts ? nameOf(facts) : label;
}
