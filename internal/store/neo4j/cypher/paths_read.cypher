MATCH (m:Meta {id: 'meta'})
CALL () {
  UNWIND $nodes AS id
  MATCH (n:Entity {id: id})
  RETURN collect([n.id, n.body]) AS nodes
}
CALL () {
  UNWIND $links AS link
  MATCH (p:Entity {id: link.project})<-[:IN_PROJECT]-(x)-[:BY]->(o)
  WHERE o.id = link.organisation AND {{joins}}
  WITH link, x ORDER BY x.id
  RETURN collect([link.at, x.id, x.body]) AS parts
}
RETURN [m.version, nodes, parts] AS answer
