UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Project
CALL (n) {
  MATCH (n)<-[:FUNDS]-(f)
  RETURN sum(f.grantedUnits) AS granted, count(f.grantedUnits) AS stated
}
WITH n, granted, stated,
  EXISTS { MATCH (n)<-[:IN_PROJECT]-(x) WHERE coalesce(x.role, '') <> 'AUTHORITY' } AS partners,
  EXISTS { (n)-[:TARGETS]->() } AS places
SET n.participations = count { (n)<-[:IN_PROJECT]-() },
  n.sortGranted = CASE stated WHEN 0 THEN $noNumber ELSE granted END
FOREACH (x IN CASE WHEN partners THEN [n] ELSE [] END | SET x:WithPartners)
FOREACH (x IN CASE WHEN partners THEN [] ELSE [n] END | REMOVE x:WithPartners)
FOREACH (x IN CASE WHEN stated > 0 THEN [n] ELSE [] END | SET x:WithMoney)
FOREACH (x IN CASE WHEN stated > 0 THEN [] ELSE [n] END | REMOVE x:WithMoney)
FOREACH (x IN CASE WHEN places THEN [n] ELSE [] END | SET x:WithPlaces)
FOREACH (x IN CASE WHEN places THEN [] ELSE [n] END | REMOVE x:WithPlaces)
