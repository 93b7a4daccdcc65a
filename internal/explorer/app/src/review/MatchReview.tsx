import { Evidence } from '../card/Evidence.tsx';
import { Facts, NodeName } from '../card/parts.tsx';
import { Decide } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { measure, span } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { Decision } from './Decision.tsx';
import type { Item } from './ReviewView.tsx';
import { words } from './words.ts';

type Match = Extract<Item, { readonly __typename: 'Match' }>;
type Compared = Match['organisations']['nodes'][number];

/** Two organisations that may be one, side by side. */
export function MatchReview({ match, decided }: { readonly match: Match; readonly decided: () => void }) {
  const { curation } = useSession();
  const text = words.value;
  const decide = (verdict: 'SAME' | 'DIFFERENT') => async (note: string | null) => {
    decided();
    await curation.do(Decide, { match: match.id, verdict, note });
  };
  return (
    <article>
      <h2>{text.mayBeOne(measure(100 * match.score))}</h2>
      <p class="soft">{match.reasons.map(({ code, detail }) => (detail ? `${text.reasons[code]}: ${detail}` : text.reasons[code])).join(' · ')}</p>
      <div class="beside">{match.organisations.nodes.map((organisation) => <Side key={organisation.id} organisation={organisation} />)}</div>
      <Evidence citations={match.citations.nodes} />
      <Decision choices={[{ name: text.same, decide: decide('SAME') }, { name: text.different, decide: decide('DIFFERENT') }]} />
    </article>
  );
}

function Side({ organisation }: { readonly organisation: Compared }) {
  const { businessId, pic, type, website, country, municipality, aliases, degree, participations, citations } = organisation;
  const text = words.value;
  return (
    <div>
      <NodeName node={organisation} />
      <Facts
        facts={[
          [text.businessId, businessId], ['PIC', pic], [text.type, type && domain.value.type[type]], [text.aliases, aliases.map(({ name }) => name).join(', ')],
          [text.home, municipality ? <NodeName node={municipality} /> : country], [text.website, website], [text.degree, text.degrees(degree.projects, degree.partners)],
        ]}
      />
      <ul>
        {participations.nodes.map(({ role, project }, i) => project && (
          <li key={i}><NodeName node={project} /> <span class="soft">{[role && domain.value.role[role], span(project.start, project.end)].filter(Boolean).join(' · ')}</span></li>
        ))}
      </ul>
      <Evidence citations={citations.nodes} />
    </div>
  );
}
