MATCH (m:Meta {id: 'meta'})
CALL () {
  UNWIND $funders AS funder
  MATCH (a:Entity {id: funder.id})
  MATCH (a)<-[:FROM]-()-[:FUNDS]->(p)
  WHERE p:Project AND {{where}}
  WITH DISTINCT funder.at AS at, p
  MATCH (p)<-[:PARTNER_IN]-(o)
  WITH o, collect(DISTINCT at) AS ats
  RETURN [sum(CASE WHEN 0 IN ats THEN 1 ELSE 0 END), sum(CASE WHEN 1 IN ats THEN 1 ELSE 0 END), sum(CASE WHEN size(ats) = 2 THEN 1 ELSE 0 END)] AS found
}
RETURN [m.version, found] AS answer
