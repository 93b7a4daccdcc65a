UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Organisation
SET n.participations = count { (n)<-[:BY]-() },
  n.projects = count { (n)-[:PARTNER_IN]->() } + count { (n)-[:OVERSEES]->() },
  n.partners = count { (n)-[:PARTNERS_WITH]-() },
  n.sortGranted = CASE coalesce(n.grantedStated, 0) WHEN 0 THEN $noNumber ELSE n.grantedUnits END
