import type { Cited, Disputed } from '../generated/operations.ts';
import { useSession } from '../page/context.ts';
import { words as searchWords } from '../search/words.ts';
import { select } from '../view/view.ts';
import { Section } from './parts.tsx';
import { words } from './words.ts';

const fieldName = (field: string) => searchWords.value.field[field] ?? field;

/** Where the facts come from: each source, and its words for each field, to be unfolded. */
export function Evidence({ citations, unfolded = false }: { readonly citations: readonly Cited[]; readonly unfolded?: boolean }) {
  const session = useSession();
  if (citations.length === 0) return null;
  return (
    <Section title={words.value.sources(citations.length)}>
      <ul class="sources">
        {citations.map(({ source, line, evidence, fields, method, confidence, review }, i) => (
          <li key={i}>
            <button type="button" class="named" dir="auto" onClick={() => session.drift((view) => select(view, source.id))}>
              {source.title ?? source.address ?? source.id}
            </button>
            <div class="soft">
              {[line !== null && words.value.line(line), words.value.method[method], confidence < 1 && words.value.confidence(confidence), words.value.review[review]]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {evidence && <blockquote dir="auto">{evidence}</blockquote>}
            {fields.length > 0 && (
              <details open={unfolded}>
                <summary>{words.value.quotes(fields.length)}</summary>
                <dl>
                  {fields.map(({ field, line: at, evidence: quote, stated, problem }, j) => (
                    <div key={j}>
                      <dt>
                        {fieldName(field)} {at !== null && <span class="soft">{words.value.line(at)}</span>}
                      </dt>
                      <dd>
                        {quote && <q dir="auto">{quote}</q>}
                        {stated && <span dir="auto"> {words.value.stated(stated)}</span>}
                        {problem && <span class="problem"> {problem.message}</span>}
                      </dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Fields on which sources disagree. */
export function Conflicts({ conflicts }: { readonly conflicts: readonly Disputed[] }) {
  if (conflicts.length === 0) return null;
  return (
    <Section title={words.value.conflicts}>
      <dl>
        {conflicts.map(({ field, values }) => (
          <div key={field}>
            <dt>{fieldName(field)}</dt>
            <dd>
              {values.map(({ value, believed }) => (
                <div key={value} dir="auto">{believed ? <strong>{value}</strong> : value}</div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
