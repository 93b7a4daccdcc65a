UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Fund OR n:Organisation
WITH n, n:Fund OR EXISTS { (n)<-[:FROM]-() } AS funder
SET n.funded = CASE WHEN funder THEN count { (n)-[:FUNDED]->() } END,
  n.sortGave = CASE WHEN NOT funder THEN null WHEN coalesce(n.gaveStated, 0) = 0 THEN $noNumber ELSE n.gaveUnits END
FOREACH (x IN CASE WHEN funder THEN [n] ELSE [] END | SET x:Funder)
FOREACH (x IN CASE WHEN funder THEN [] ELSE [n] END | REMOVE x:Funder)
