import type { OrganisationFacts } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { euros, span } from '../i18n/format.ts';
import { Amounts } from './Amounts.tsx';
import { Conflicts } from './Evidence.tsx';
import { Facts, NodeList, NodeName, Section, WebLink } from './parts.tsx';
import { words } from './words.ts';

export function OrganisationCard({ organisation: it }: { readonly organisation: OrganisationFacts }) {
  const texts = words.value;
  const { participations, degree } = it;
  return (
    <>
      <Section title={texts.facts}>
        <Facts
          facts={[
            [texts.shortName, it.shortName],
            [texts.type, it.type ? domain.value.type[it.type] : it.typeStated],
            [texts.sme, it.sme === null ? null : it.sme ? texts.yes : texts.no],
            [texts.businessId, it.businessId ?? it.businessIdStated],
            [texts.vat, it.vatNumber],
            ['PIC', it.pic],
            [texts.municipality, it.municipality && <NodeName node={it.municipality} />],
            [texts.country, it.country],
            [texts.address, it.postalAddress && [it.postalAddress.street, it.postalAddress.postCode, it.postalAddress.city].filter(Boolean).join(', ')],
            [texts.parent, it.parent && <NodeName node={it.parent} />],
            [texts.website, <WebLink href={it.website} />],
            [texts.aliases, it.aliases.map(({ name, from, to }) => (from || to ? `${name} (${span(from, to)})` : name)).join(', ')],
            [texts.identities, it.identities.length > 1 && it.identities.map(({ name, participations: n }) => `${name} (${texts.took(n)})`).join(', ')],
            [texts.degree, `${texts.projects(degree.projects)}, ${texts.partners(degree.partners)}`],
          ]}
        />
      </Section>
      <Section title={texts.money}>
        <Amounts amounts={participations.amounts} totalCost={participations.amounts.totalCost} />
        <Facts facts={[[texts.gave, it.amounts.granted && euros(it.amounts.granted)]]} />
      </Section>
      {participations.totalCount > 0 && (
        <Section title={texts.projects(degree.projects)}>
          <NodeList
            items={participations.nodes}
            total={participations.totalCount}
            node={({ project }) => project}
            detail={({ role, granted, project }) =>
              [domain.value.role[role], granted && euros(granted), project && span(project.start, project.end)].filter(Boolean).join(' · ')
            }
          />
        </Section>
      )}
      {it.partners.edges.length > 0 && (
        <Section title={texts.partners(degree.partners)}>
          <NodeList items={it.partners.edges} total={degree.partners} node={({ node }) => node} detail={({ sharedProjects }) => texts.shared(sharedProjects)} />
        </Section>
      )}
      {it.units.totalCount > 0 && (
        <Section title={texts.units(it.units.totalCount)}>
          <NodeList items={it.units.nodes} total={it.units.totalCount} node={(unit) => unit} />
        </Section>
      )}
      {it.people.totalCount > 0 && (
        <Section title={texts.people(it.people.totalCount)}>
          <NodeList items={it.people.nodes} total={it.people.totalCount} node={(person) => person} detail={({ title }) => title} />
        </Section>
      )}
      <Conflicts conflicts={it.conflicts} />
    </>
  );
}
