MATCH (m:Meta {id: 'meta'})
CALL () {
  MATCH (a:Entity {id: $funder})
  MATCH (a)<-[:FROM]-()-[:FUNDS]->(p)
  WHERE p:Project AND {{where}}
  WITH DISTINCT p
  MATCH (p)<-[:PARTNER_IN]-(o)
  CALL (p, o) {
    MATCH (p)<-[:IN_PROJECT]-(x)-[:BY]->(by)
    WHERE by.id = o.id AND NOT coalesce(x.role, '') IN $others
    RETURN sum(x.grantedUnits) AS units, count(x.grantedUnits) AS stated, max(size(split(x.granted, '.')[1])) AS digits
  }
  WITH o, sum(units) AS units, sum(stated) AS stated, max(digits) AS digits
  WITH units, stated, digits, toFloat(units) / 1000000 AS amount
  RETURN [count(*), sum(CASE WHEN stated > 0 THEN 1 ELSE 0 END), sum(units), sum(stated), max(digits), sum(amount * amount), sum(amount)] AS found
}
RETURN [m.version, found] AS answer
