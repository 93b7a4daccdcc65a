// true
true

// false
false

// not
NOT coalesce({{condition}}, false)

// none
NOT {{exists}}

// as a whole
coalesce({{condition}}, false)

// id
{{n}}.id IN ${{p}}

// code
({{n}}.sortCode IN ${{p}}.keys AND {{n}}.id IS NOT NULL AND coalesce({{n}}.code, '') IN ${{p}}.values)

// business id
({{n}}.sortCode IN ${{p}}.keys AND {{n}}.id IS NOT NULL AND coalesce({{n}}.businessId, '') IN ${{p}}.values)

// is
{{n}}.{{property}} = ${{p}}

// one of
{{n}}.{{property}} IN ${{p}}

// one of or none
coalesce({{n}}.{{property}}, '') IN ${{p}}

// day
({{n}}.{{property}} >= ${{p}}.from AND {{n}}.{{property}} <= ${{p}}.to)

// active
(({{n}}.firstDay IS NOT NULL OR {{n}}.lastDay IS NOT NULL)
  AND coalesce({{n}}.firstDay, '') <= ${{p}}.to AND coalesce({{n}}.lastDay, ${{p}}.open) >= ${{p}}.from)

// active itself or its project
CASE WHEN {{n}}.firstDay IS NOT NULL OR {{n}}.lastDay IS NOT NULL
  THEN {{own}}
  ELSE EXISTS { MATCH ({{n}})-[:IN_PROJECT]->({{x}}) WHERE {{inherited}} } END

// granted
({{n}}.sortGranted >= ${{p}}.least AND {{n}}.sortGranted <= ${{p}}.most)

// realised
({{n}}.realisedUnits >= ${{p}}.least AND {{n}}.realisedUnits <= ${{p}}.most)

// text
(size(${{p}}) > 0 AND all(choices IN ${{p}} WHERE any(term IN choices WHERE {{n}}.nameTerms CONTAINS term OR {{n}}.textTerms CONTAINS term)))

// related any
EXISTS { MATCH {{path}} WHERE {{r}}.id IN ${{p}} }

// related all
all(wanted IN ${{p}} WHERE EXISTS { MATCH {{path}} WHERE {{r}}.id = wanted })

// placed any
EXISTS { MATCH {{path}}-[:WITHIN*0..1]->({{w}}) WHERE {{w}}.id IN ${{p}} }

// placed all
all(wanted IN ${{p}} WHERE EXISTS { MATCH {{path}}-[:WITHIN*0..1]->({{w}}) WHERE {{w}}.id = wanted })

// path to fund
({{n}})-[:UNDER]->({{r}})

// path to target places
({{n}})-[:TARGETS]->({{r}})

// path to places
({{n}})<-[:IN_PROJECT]-()-[:LOCATED_IN]->({{r}})

// path to organisations
({{n}})<-[:IN_PROJECT]-()-[:BY]->({{r}})

// path to organisations in roles
({{n}})<-[:IN_PROJECT]-({{x}} WHERE coalesce({{x}}.role, '') IN ${{roles}})-[:BY]->({{r}})

// path to funders
({{n}})<-[:FUNDS]-()-[:FROM]->({{r}})

// path to home
({{n}})-[:BASED_IN]->({{r}})

// path to location
({{n}})-[:LOCATED_IN]->({{r}})

// path to funder
({{n}})-[:FROM]->({{r}})

// path to employer
({{n}})-[:WORKS_FOR]->({{r}})

// path to places around
({{n}})-[:WITHIN]->({{r}})

// path to likened
({{n}})-[:LIKENS]->({{r}})

// stated as
any(organisation IN coalesce({{n}}.statedAs, [coalesce({{n}}.organisation, '')]) WHERE organisation IN ${{p}})

// at least
{{n}}.{{property}} >= ${{p}}

// has role
EXISTS { MATCH ({{n}})<-[:IN_PROJECT|BY]-({{x}}) WHERE coalesce({{x}}.role, '') IN ${{p}} }

// takes part
EXISTS { MATCH ({{n}})<-[:BY]-({{x}})-[:IN_PROJECT]->({{q}}) WHERE {{conditions}} }

// in project
EXISTS { MATCH ({{n}})-[:IN_PROJECT|FUNDS]->({{q}}) WHERE {{condition}} }

// by organisation
EXISTS { MATCH ({{n}})-[:BY]->({{q}}) WHERE {{condition}} }

// merged
EXISTS { ({{n}})-[:MERGED_INTO]->() } <> ${{p}}

// kind
any(label IN labels({{n}}) WHERE label IN ${{p}})

// fund
{{n}}:Fund

// anchored key
MATCH ({{n}}:Entity) WHERE {{n}}.id IN ${{p}}
WITH DISTINCT {{n}}

// anchored coded
MATCH ({{n}}:{{label}}) WHERE {{condition}}
WITH DISTINCT {{n}}

// anchored related
MATCH (anchor:Entity) WHERE anchor.id IN ${{p}}
MATCH {{path}}
WITH DISTINCT {{n}}

// anchored placed
MATCH (around:Entity) WHERE around.id IN ${{p}}
MATCH (around)<-[:WITHIN*0..1]-(anchor)
WITH DISTINCT anchor
MATCH {{path}}
WITH DISTINCT {{n}}

// anchored found
CALL db.index.fulltext.queryNodes('terms', ${{p}}) YIELD node AS {{n}}
