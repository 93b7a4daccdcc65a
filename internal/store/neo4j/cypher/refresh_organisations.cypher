UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n:Organisation
CALL (n) {
  MATCH (n)<-[:BY]-(x:Participation)
  RETURN sum(x.grantedUnits) AS granted, count(x.grantedUnits) AS stated
}
SET n.participations = count { (n)<-[:BY]-() },
  n.projects = count { (n)-[:TAKES_PART]->() },
  n.partners = count { (n)-[:PARTNER]-() },
  n.sortGranted = CASE stated WHEN 0 THEN $noNumber ELSE granted END
