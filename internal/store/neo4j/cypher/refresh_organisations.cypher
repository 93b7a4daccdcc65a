UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n:Organisation
CALL (n) {
  MATCH (n)<-[:BY]-(x:Participation)
  OPTIONAL MATCH (x)-[:IN_PROJECT]->(p)
  RETURN sum(x.grantedUnits) AS granted, count(x.grantedUnits) AS stated, count(DISTINCT p) AS projects
}
SET n.participations = count { (n)<-[:BY]-() },
  n.projects = projects,
  n.partners = count { (n)-[:PARTNERS_WITH]-() },
  n.sortGranted = CASE stated WHEN 0 THEN $noNumber ELSE granted END
