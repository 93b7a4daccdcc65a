import type { FundFacts } from '../generated/operations.ts';
import { euros, span } from '../i18n/format.ts';
import { Amounts } from './Amounts.tsx';
import { Facts, NodeList, Section } from './parts.tsx';
import { words } from './words.ts';

export function FundCard({ fund }: { readonly fund: FundFacts }) {
  const texts = words.value;
  return (
    <>
      <Section title={texts.facts}>
        <Facts facts={[[texts.code, fund.code], [texts.period, fund.period], [texts.programme, fund.programme]]} />
      </Section>
      <Section title={texts.money}>
        <Amounts amounts={fund.amounts} />
      </Section>
      <Section title={texts.projects(fund.projects.totalCount)}>
        <NodeList
          items={fund.projects.nodes}
          total={fund.projects.totalCount}
          node={(project) => project}
          detail={({ start, end, amounts }) => [span(start, end), amounts.granted && euros(amounts.granted)].filter(Boolean).join(' · ')}
        />
      </Section>
    </>
  );
}
