// One statement a paragraph. Every one of them may be run again.

CREATE CONSTRAINT meta_id IF NOT EXISTS FOR (n:Meta) REQUIRE n.id IS UNIQUE

CREATE CONSTRAINT gate_id IF NOT EXISTS FOR (n:Gate) REQUIRE n.id IS UNIQUE

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE

CREATE CONSTRAINT awaited_id IF NOT EXISTS FOR (n:Awaited) REQUIRE n.id IS UNIQUE

CREATE CONSTRAINT citation_id IF NOT EXISTS FOR (n:Citation) REQUIRE n.id IS UNIQUE

CREATE INDEX citation_place IF NOT EXISTS FOR (n:Citation) ON (n.source, n.line)

CREATE INDEX project_name IF NOT EXISTS FOR (n:Project) ON (n.sortName, n.id)

CREATE INDEX project_code IF NOT EXISTS FOR (n:Project) ON (n.sortCode, n.id)

CREATE INDEX project_start IF NOT EXISTS FOR (n:Project) ON (n.sortStart, n.id)

CREATE INDEX project_end IF NOT EXISTS FOR (n:Project) ON (n.sortEnd, n.id)

CREATE INDEX project_granted IF NOT EXISTS FOR (n:Project) ON (n.sortGranted, n.id)

CREATE INDEX project_participations IF NOT EXISTS FOR (n:Project) ON (n.participations, n.id)

CREATE INDEX organisation_name IF NOT EXISTS FOR (n:Organisation) ON (n.sortName, n.id)

CREATE INDEX organisation_code IF NOT EXISTS FOR (n:Organisation) ON (n.sortCode, n.id)

CREATE INDEX organisation_granted IF NOT EXISTS FOR (n:Organisation) ON (n.sortGranted, n.id)

CREATE INDEX organisation_participations IF NOT EXISTS FOR (n:Organisation) ON (n.participations, n.id)

CREATE INDEX organisation_projects IF NOT EXISTS FOR (n:Organisation) ON (n.projects, n.id)

CREATE INDEX organisation_partners IF NOT EXISTS FOR (n:Organisation) ON (n.partners, n.id)

CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.sortName, n.id)

CREATE INDEX participation_organisation IF NOT EXISTS FOR (n:Participation) ON (n.organisation, n.id)

CREATE INDEX funding_funder IF NOT EXISTS FOR (n:Funding) ON (n.funder, n.id)

CREATE FULLTEXT INDEX terms IF NOT EXISTS
FOR (n:Entity) ON EACH [n.nameTerms, n.textTerms]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}

CREATE FULLTEXT INDEX words IF NOT EXISTS
FOR (n:Project|Organisation|Municipality|SubRegion|Region|Fund|Person)
ON EACH [n.name, n.nameFi, n.nameSv, n.nameEn, n.acronym, n.keywords, n.summary]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'finnish', `fulltext.eventually_consistent`: true}}
