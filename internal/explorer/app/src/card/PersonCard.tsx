import type { PersonFacts } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { span } from '../i18n/format.ts';
import { Facts, NodeList, NodeName, Section } from './parts.tsx';
import { words } from './words.ts';

export function PersonCard({ person }: { readonly person: PersonFacts }) {
  const texts = words.value;
  return (
    <>
      <Section title={texts.facts}>
        <Facts
          facts={[
            [texts.title, person.title],
            [texts.organisation, person.organisation && <NodeName node={person.organisation} />],
            [texts.email, person.email],
            [texts.phone, person.phone],
          ]}
        />
        {person.contactsHidden && <p class="soft">{texts.hidden}</p>}
      </Section>
      <Section title={texts.projects(person.participations.totalCount)}>
        <NodeList
          items={person.participations.nodes}
          total={person.participations.totalCount}
          node={({ project }) => project}
          detail={({ role, project }) => [domain.value.role[role], project && span(project.start, project.end)].filter(Boolean).join(' · ')}
        />
      </Section>
    </>
  );
}
