UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n:Fund OR n:Organisation
CALL (n) {
  MATCH (n)<-[:FROM]-(f:Funding)
  OPTIONAL MATCH (f)-[:FUNDS]->(p)
  RETURN count(f) AS fundings, sum(f.grantedUnits) AS granted, count(f.grantedUnits) AS stated, count(DISTINCT p) AS projects
}
WITH n, granted, stated, projects, n:Fund OR fundings > 0 AS funder
SET n.funded = CASE WHEN funder THEN projects END,
  n.sortGave = CASE WHEN NOT funder THEN null WHEN stated = 0 THEN $noNumber ELSE granted END
FOREACH (x IN CASE WHEN funder THEN [n] ELSE [] END | SET x:Funder)
FOREACH (x IN CASE WHEN funder THEN [] ELSE [n] END | REMOVE x:Funder)
