import type { SourceFacts } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { date } from '../i18n/format.ts';
import { Facts, NodeName, Section, WebLink } from './parts.tsx';
import { words } from './words.ts';

export function SourceCard({ source }: { readonly source: SourceFacts }) {
  const texts = words.value;
  const onWeb = source.address?.match(/^https?:\/\//);
  return (
    <>
      <Section title={texts.facts}>
        <Facts
          facts={[
            [texts.address, onWeb ? <WebLink href={source.address} /> : source.address],
            [texts.format, source.format],
            [texts.read, source.readAt && date(source.readAt.slice(0, 10))],
            [texts.licence, source.licence],
            ['SHA-256', <code>{source.sha256}</code>],
          ]}
        />
      </Section>
      <Section title={texts.states}>
        <ul class="nodes">
          {source.citations.nodes.map(({ line, evidence, node }, i) => (
            <li key={i}>
              <Stated node={node} /> {line !== null && <span class="soft">{texts.line(line)}</span>}
              {evidence && <blockquote dir="auto">{evidence}</blockquote>}
            </li>
          ))}
        </ul>
        {source.citations.pageInfo.hasNextPage && <p class="soft">…</p>}
      </Section>
    </>
  );
}

/** What is stated: a node, or two that belong together. */
function Stated({ node }: { readonly node: SourceFacts['citations']['nodes'][number]['node'] }) {
  const other = 'role' in node ? node.organisation : 'funder' in node ? node.funder : null;
  if (!('project' in node)) return <NodeName node={node} />;
  return (
    <>
      {other && <NodeName node={other} />}
      {node.project && <> · <NodeName node={node.project} /></>}
      {'role' in node && <span class="soft"> {domain.value.role[node.role]}</span>}
    </>
  );
}
