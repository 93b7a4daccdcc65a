UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Project
CALL (n) {
  MATCH (n)<-[:FUNDS]-(f)
  RETURN count(f) AS fundings,
    sum(f.grantedUnits) AS granted, count(f.grantedUnits) AS stated, coalesce(max(size(split(f.granted, '.')[1])), 0) AS digits,
    sum(f.realisedUnits) AS realised, count(f.realisedUnits) AS realisedStated, coalesce(max(size(split(f.realised, '.')[1])), 0) AS realisedDigits,
    sum(f.plannedPublicUnits) AS planned, count(f.plannedPublicUnits) AS plannedStated, coalesce(max(size(split(f.plannedPublic, '.')[1])), 0) AS plannedDigits,
    sum(f.realisedPublicUnits) AS public, count(f.realisedPublicUnits) AS publicStated, coalesce(max(size(split(f.realisedPublic, '.')[1])), 0) AS publicDigits
}
CALL (n) {
  MATCH (n)<-[:FUNDS]-(f)-[:FROM]->(a)
  WITH n, a, sum(f.grantedUnits) AS units, count(f.grantedUnits) AS stated,
    coalesce(max(size(split(f.granted, '.')[1])), 0) AS decimals
  MATCH (n)<-[r:FUNDED]-(a)
  SET r.units = units, r.stated = stated, r.decimals = decimals
}
CALL (n) {
  MATCH (n)<-[:IN_PROJECT]-(x WHERE x.role = 'COORDINATOR')
  OPTIONAL MATCH (x)-[:LOCATED_IN]->(located:Municipality)
  OPTIONAL MATCH (x)-[:BY]->()-[:BASED_IN]->(based:Municipality)
  WHERE located IS NULL
  WITH coalesce(located, based) AS at
  MATCH (at)-[:WITHIN]->(around:Region)
  WITH DISTINCT around.id AS region ORDER BY region
  RETURN collect(region) AS regions
}
WITH n, granted, stated, CASE regions WHEN [] THEN null ELSE regions END AS regions,
  CASE fundings WHEN 0 THEN [0] ELSE [fundings, granted, stated, digits, realised, realisedStated, realisedDigits,
    planned, plannedStated, plannedDigits, public, publicStated, publicDigits] END AS fundings,
  EXISTS { MATCH (n)<-[:IN_PROJECT]-(x) WHERE coalesce(x.role, '') <> 'AUTHORITY' } AS partners,
  EXISTS { (n)-[:TARGETS]->() } AS places
SET n.fundings = fundings, n.coordinatedFrom = regions,
  n.participations = count { (n)<-[:IN_PROJECT]-() },
  n.sortGranted = CASE stated WHEN 0 THEN $noNumber ELSE granted END
FOREACH (x IN CASE WHEN partners THEN [n] ELSE [] END | SET x:WithPartners)
FOREACH (x IN CASE WHEN partners THEN [] ELSE [n] END | REMOVE x:WithPartners)
FOREACH (x IN CASE WHEN stated > 0 THEN [n] ELSE [] END | SET x:WithMoney)
FOREACH (x IN CASE WHEN stated > 0 THEN [] ELSE [n] END | REMOVE x:WithMoney)
FOREACH (x IN CASE WHEN places THEN [n] ELSE [] END | SET x:WithPlaces)
FOREACH (x IN CASE WHEN places THEN [] ELSE [n] END | REMOVE x:WithPlaces)
