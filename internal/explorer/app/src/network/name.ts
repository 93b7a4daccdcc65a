import { nameOf } from '../i18n/format.ts';
import type { NetworkNode } from './network.ts';

/** What to call a node in the language spoken. */
export function nodeName({ facts, label }: NetworkNode): string {
  return 'names' in facts ? nameOf(facts) : label;
}
