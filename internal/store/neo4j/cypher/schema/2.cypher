// What organisations that are one need, and lists of what one fund, place or organisation has.

CREATE CONSTRAINT joined_id IF NOT EXISTS FOR (n:Joined) REQUIRE n.id IS UNIQUE

CREATE INDEX citation_made IF NOT EXISTS FOR (n:Citation) ON (n.made)

CREATE INDEX match_score IF NOT EXISTS FOR (n:Match) ON (n.sortScore, n.id)

CREATE INDEX project_fund IF NOT EXISTS FOR (n:Project) ON (n.fund, n.id)

CREATE INDEX organisation_municipality IF NOT EXISTS FOR (n:Organisation) ON (n.municipality, n.id)

CREATE INDEX organisation_parent IF NOT EXISTS FOR (n:Organisation) ON (n.parent, n.id)

CREATE INDEX person_organisation IF NOT EXISTS FOR (n:Person) ON (n.organisation, n.id)
