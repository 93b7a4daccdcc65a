import type { Kind, OrganisationType, ProjectStatus, Role } from '../generated/operations.ts';
import { catalogue } from './language.ts';

type One = Record<Kind, string>;

const kindEn: One = {
  PROJECT: 'Project', ORGANISATION: 'Organisation', MUNICIPALITY: 'Municipality', SUB_REGION: 'Sub-region', REGION: 'Region',
  FUND: 'Fund', PERSON: 'Person', PARTICIPATION: 'Participation', FUNDING: 'Funding', SOURCE: 'Source', MATCH: 'Match',
  ANNOTATION: 'Annotation',
};
const kindFi: One = {
  PROJECT: 'Hanke', ORGANISATION: 'Organisaatio', MUNICIPALITY: 'Kunta', SUB_REGION: 'Seutukunta', REGION: 'Maakunta',
  FUND: 'Rahasto', PERSON: 'Henkilö', PARTICIPATION: 'Osallistuminen', FUNDING: 'Rahoitus', SOURCE: 'Lähde', MATCH: 'Vastaavuus',
  ANNOTATION: 'Merkintä',
};
const kindSv: One = {
  PROJECT: 'Projekt', ORGANISATION: 'Organisation', MUNICIPALITY: 'Kommun', SUB_REGION: 'Ekonomisk region', REGION: 'Landskap',
  FUND: 'Fond', PERSON: 'Person', PARTICIPATION: 'Deltagande', FUNDING: 'Finansiering', SOURCE: 'Källa', MATCH: 'Motsvarighet',
  ANNOTATION: 'Anteckning',
};
const kindsEn: One = {
  PROJECT: 'Projects', ORGANISATION: 'Organisations', MUNICIPALITY: 'Municipalities', SUB_REGION: 'Sub-regions', REGION: 'Regions',
  FUND: 'Funds', PERSON: 'People', PARTICIPATION: 'Participations', FUNDING: 'Fundings', SOURCE: 'Sources', MATCH: 'Matches',
  ANNOTATION: 'Annotations',
};
const kindsFi: One = {
  PROJECT: 'Hankkeet', ORGANISATION: 'Organisaatiot', MUNICIPALITY: 'Kunnat', SUB_REGION: 'Seutukunnat', REGION: 'Maakunnat',
  FUND: 'Rahastot', PERSON: 'Henkilöt', PARTICIPATION: 'Osallistumiset', FUNDING: 'Rahoitukset', SOURCE: 'Lähteet', MATCH: 'Vastaavuudet',
  ANNOTATION: 'Merkinnät',
};
const kindsSv: One = {
  PROJECT: 'Projekt', ORGANISATION: 'Organisationer', MUNICIPALITY: 'Kommuner', SUB_REGION: 'Ekonomiska regioner', REGION: 'Landskap',
  FUND: 'Fonder', PERSON: 'Personer', PARTICIPATION: 'Deltaganden', FUNDING: 'Finansieringar', SOURCE: 'Källor', MATCH: 'Motsvarigheter',
  ANNOTATION: 'Anteckningar',
};

const rolesEn: Record<Role, string> = {
  COORDINATOR: 'Coordinator', IMPLEMENTER: 'Implementer', PARTNER: 'Partner', ASSOCIATED_PARTNER: 'Associated partner',
  THIRD_PARTY: 'Third party', WORK_PACKAGE_LEAD: 'Work package lead', PLANNER: 'Planner', AUTHORITY: 'Authority', FUNDER: 'Funder',
};
const rolesFi: Record<Role, string> = {
  COORDINATOR: 'Päätoteuttaja', IMPLEMENTER: 'Osatoteuttaja', PARTNER: 'Osallistuja', ASSOCIATED_PARTNER: 'Liitännäiskumppani',
  THIRD_PARTY: 'Kolmas osapuoli', WORK_PACKAGE_LEAD: 'Työpaketin vetäjä', PLANNER: 'Suunnittelija', AUTHORITY: 'Viranomainen', FUNDER: 'Rahoittaja',
};
const rolesSv: Record<Role, string> = {
  COORDINATOR: 'Koordinator', IMPLEMENTER: 'Delgenomförare', PARTNER: 'Deltagare', ASSOCIATED_PARTNER: 'Associerad partner',
  THIRD_PARTY: 'Tredje part', WORK_PACKAGE_LEAD: 'Ledare för arbetspaket', PLANNER: 'Planerare', AUTHORITY: 'Myndighet', FUNDER: 'Finansiär',
};

const statusEn: Record<ProjectStatus, string> = { PLANNED: 'Planned', ONGOING: 'Under way', ENDED: 'Ended', TERMINATED: 'Broken off', UNKNOWN: 'Unknown' };
const statusFi: Record<ProjectStatus, string> = { PLANNED: 'Suunniteltu', ONGOING: 'Käynnissä', ENDED: 'Päättynyt', TERMINATED: 'Keskeytetty', UNKNOWN: 'Ei tiedossa' };
const statusSv: Record<ProjectStatus, string> = { PLANNED: 'Planerat', ONGOING: 'Pågår', ENDED: 'Avslutat', TERMINATED: 'Avbrutet', UNKNOWN: 'Okänt' };

const typesEn: Record<OrganisationType, string> = {
  MUNICIPALITY: 'Municipality', MUNICIPAL_FEDERATION: 'Federation of municipalities', STATE_AUTHORITY: 'State authority',
  REGIONAL_COUNCIL: 'Regional council', HIGHER_EDUCATION: 'Higher education', EDUCATION: 'Education', RESEARCH: 'Research organisation',
  ENTERPRISE: 'Enterprise', ASSOCIATION: 'Association', FOUNDATION: 'Foundation', COOPERATIVE: 'Cooperative', PARISH: 'Parish',
  PUBLIC_BODY: 'Public body', OTHER: 'Other',
};
const typesFi: Record<OrganisationType, string> = {
  MUNICIPALITY: 'Kunta', MUNICIPAL_FEDERATION: 'Kuntayhtymä', STATE_AUTHORITY: 'Valtion viranomainen', REGIONAL_COUNCIL: 'Maakunnan liitto',
  HIGHER_EDUCATION: 'Korkeakoulu', EDUCATION: 'Oppilaitos', RESEARCH: 'Tutkimusorganisaatio', ENTERPRISE: 'Yritys', ASSOCIATION: 'Yhdistys',
  FOUNDATION: 'Säätiö', COOPERATIVE: 'Osuuskunta', PARISH: 'Seurakunta', PUBLIC_BODY: 'Julkinen yhteisö', OTHER: 'Muu',
};
const typesSv: Record<OrganisationType, string> = {
  MUNICIPALITY: 'Kommun', MUNICIPAL_FEDERATION: 'Samkommun', STATE_AUTHORITY: 'Statlig myndighet', REGIONAL_COUNCIL: 'Landskapsförbund',
  HIGHER_EDUCATION: 'Högskola', EDUCATION: 'Läroanstalt', RESEARCH: 'Forskningsorganisation', ENTERPRISE: 'Företag', ASSOCIATION: 'Förening',
  FOUNDATION: 'Stiftelse', COOPERATIVE: 'Andelslag', PARISH: 'Församling', PUBLIC_BODY: 'Offentligt samfund', OTHER: 'Annan',
};

/** The words of the domain, as the schema has them. */
export const domain = catalogue(
  { kind: kindEn, kinds: kindsEn, role: rolesEn, status: statusEn, type: typesEn },
  { kind: kindFi, kinds: kindsFi, role: rolesFi, status: statusFi, type: typesFi },
  { kind: kindSv, kinds: kindsSv, role: rolesSv, status: statusSv, type: typesSv },
);
