import type { ProjectFacts } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { count, euros, span } from '../i18n/format.ts';
import { Conflicts } from './Evidence.tsx';
import { Facts, NodeList, NodeName, Section, WebLink } from './parts.tsx';
import { Amounts } from './Amounts.tsx';
import { words } from './words.ts';

export function ProjectCard({ project }: { readonly project: ProjectFacts }) {
  const texts = words.value;
  const places = [...project.municipalities.nodes, ...project.subRegions.nodes, ...project.regions.nodes];
  return (
    <>
      <Section title={texts.facts}>
        <Facts
          facts={[
            [texts.code, project.code],
            [texts.acronym, project.acronym],
            [texts.time, span(project.start, project.end)],
            [texts.status, project.status ? domain.value.status[project.status] : project.statusStated],
            [texts.period, project.period],
            [texts.programme, project.programme],
            [texts.fund, project.fund && <NodeName node={project.fund} />],
            [texts.priorityAxis, project.priorityAxis],
            [texts.objective, project.specificObjective],
            [texts.topic, project.topic],
            [texts.call, project.call],
            [texts.scheme, project.fundingScheme],
            [texts.targetGroup, project.targetGroup],
            [texts.keywords, project.keywords.join(', ')],
            [texts.website, <WebLink href={project.website} />],
          ]}
        />
      </Section>
      <Section title={texts.money}>
        <Amounts amounts={project.amounts} totalCost={project.totalCost} />
        <NodeList
          items={project.fundings.nodes}
          node={({ funder }) => funder}
          detail={({ granted, realised }) =>
            [granted && `${texts.granted} ${euros(granted)}`, realised && `${texts.realised} ${euros(realised)}`].filter(Boolean).join(' · ')
          }
        />
      </Section>
      <Section title={texts.participants(project.participations.totalCount)}>
        <NodeList
          items={project.participations.nodes}
          total={project.participations.totalCount}
          node={({ organisation }) => organisation}
          detail={({ role, granted }) => [domain.value.role[role], granted && euros(granted)].filter(Boolean).join(' · ')}
        />
      </Section>
      {places.length > 0 && (
        <Section title={texts.places}>
          <NodeList items={places} total={places.length + project.municipalities.totalCount - project.municipalities.nodes.length} node={(place) => place} />
        </Section>
      )}
      {project.summary && (
        <Section title={texts.summary}>
          <p dir="auto" class="prose">{project.summary}</p>
        </Section>
      )}
      {project.results && (
        <Section title={texts.results}>
          <p dir="auto" class="prose">{project.results}</p>
        </Section>
      )}
      {project.indicators.length > 0 && (
        <Section title={texts.indicators}>
          <Facts facts={project.indicators.map(({ name, planned, achieved }) => [name, texts.planned(number(planned), number(achieved))] as const)} />
        </Section>
      )}
      <Conflicts conflicts={project.conflicts} />
    </>
  );
}

const number = (value: string | null) => (value === null ? '–' : count(Number(value)));
