import { NodeName } from '../card/parts.tsx';
import { useSession } from '../page/context.ts';
import { put, visible } from '../view/view.ts';
import type { Answer, Part } from './answer.ts';
import { words } from './words.ts';

/** An answer in words, and the way to bring what it names to the canvas. */
export function AnswerText({ answer: { told, parts, cast } }: { readonly answer: Answer }) {
  const session = useSession();
  const there = new Set(visible(session.view.value));
  const missing = cast.filter((id) => !there.has(id));
  return (
    <div class="answer">
      <p>{told()}</p>
      {missing.length > 0 && (
        <button type="button" class="primary" onClick={() => session.do((view) => put(view, missing))}>{words.value.bring(missing.length)}</button>
      )}
      {parts.map((part, i) => <Lines key={i} part={part} />)}
    </div>
  );
}

function Lines({ part: { heading, lines } }: { readonly part: Part }) {
  return (
    <>
      {heading && <h2>{heading()}</h2>}
      <ol>
        {lines.map(({ nodes, told, group }, i) => (
          <li key={i}>
            {group !== undefined && <span class={`group group-${group}`} aria-hidden="true" />}
            {nodes.map((node) => <NodeName key={node.id} node={node} />)}
            <div class="soft" dir="auto">{told()}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
