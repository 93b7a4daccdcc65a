import type { Called, MunicipalityFacts, RegionFacts, SubRegionFacts } from '../generated/operations.ts';
import { span } from '../i18n/format.ts';
import { Amounts } from './Amounts.tsx';
import { Facts, NodeList, NodeName, Section } from './parts.tsx';
import { words } from './words.ts';

export function MunicipalityCard({ place }: { readonly place: MunicipalityFacts }) {
  const texts = words.value;
  return (
    <>
      <Section title={texts.facts}>
        <Facts
          facts={[
            [texts.code, place.placeCode],
            [texts.subRegion, place.subRegion && <NodeName node={place.subRegion} />],
            [texts.region, place.region && <NodeName node={place.region} />],
            [texts.years, (place.firstYear ?? place.lastYear) !== null && `${place.firstYear ?? ''}–${place.lastYear ?? ''}`],
            [texts.mergedInto, place.mergedInto && <NodeName node={place.mergedInto} />],
          ]}
        />
      </Section>
      <Projects projects={place.projects} />
      {place.organisations.totalCount > 0 && (
        <Section title={texts.organisations(place.organisations.totalCount)}>
          <NodeList items={place.organisations.nodes} total={place.organisations.totalCount} node={(organisation) => organisation} />
        </Section>
      )}
    </>
  );
}

export function SubRegionCard({ place }: { readonly place: SubRegionFacts }) {
  const texts = words.value;
  return (
    <>
      <Section title={texts.facts}>
        <Facts facts={[[texts.code, place.placeCode], [texts.region, place.region && <NodeName node={place.region} />]]} />
      </Section>
      <Projects projects={place.projects} />
      <Section title={texts.municipalities(place.municipalities.totalCount)}>
        <NodeList items={place.municipalities.nodes} total={place.municipalities.totalCount} node={(municipality) => municipality} />
      </Section>
    </>
  );
}

export function RegionCard({ place }: { readonly place: RegionFacts }) {
  const texts = words.value;
  return (
    <>
      <Section title={texts.facts}>
        <Facts facts={[[texts.code, place.placeCode], ['NUTS', place.nuts]]} />
      </Section>
      <Projects projects={place.projects} />
      <Section title={texts.places}>
        <NodeList items={place.subRegions.nodes} node={(subRegion) => subRegion} />
      </Section>
      <Section title={texts.municipalities(place.municipalities.totalCount)}>
        <NodeList items={place.municipalities.nodes} total={place.municipalities.totalCount} node={(municipality) => municipality} />
      </Section>
    </>
  );
}

interface ProjectsProps {
  readonly projects: {
    readonly totalCount: number;
    readonly amounts: { readonly granted: string | null };
    readonly nodes: readonly (Called & { readonly start: string | null; readonly end: string | null })[];
  };
}

/** Projects with the place in their target area, the newest first. */
function Projects({ projects }: ProjectsProps) {
  if (projects.totalCount === 0) return null;
  return (
    <Section title={words.value.projects(projects.totalCount)}>
      <Amounts amounts={projects.amounts} />
      <NodeList items={projects.nodes} total={projects.totalCount} node={(project) => project} detail={({ start, end }) => span(start, end)} />
    </Section>
  );
}
