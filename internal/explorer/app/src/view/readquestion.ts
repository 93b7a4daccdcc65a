import { CentralityMetric } from '../generated/operations.ts';
import type { Period, Question } from './question.ts';

/** The question that was written into a link; null where it is none. */
export function readQuestion(value: unknown): Question | null {
  if (typeof value !== 'object' || value === null) return null;
  const { ask, of, from, to, metric, before, after } = value as Record<string, unknown>;
  switch (ask) {
    case 'partners':
      return Array.isArray(of) && of.length > 0 && of.length <= 100 && of.every(isText) ? { ask, of } : null;
    case 'paths':
      return isText(from) && isText(to) ? { ask, from, to } : null;
    case 'brokers':
    case 'communities':
      return { ask };
    case 'centrality': {
      const known = Object.values(CentralityMetric).find((each) => each === metric);
      return known ? { ask, metric: known } : null;
    }
    case 'recommendations':
      return isText(of) ? { ask, of } : null;
    case 'change':
      return isPeriod(before) && isPeriod(after) ? { ask, before, after } : null;
    default:
      return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 1_000;
const isDay = (value: unknown): value is string | null => value === null || isText(value);

function isPeriod(value: unknown): value is Period {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to } = value as Record<string, unknown>;
  return isDay(from) && isDay(to);
}
