MATCH (m:Meta {id: 'meta'})
CALL () { MATCH (n:Project) RETURN count(n) AS projects }
CALL () { MATCH (n:Organisation) RETURN count(n) AS organisations }
CALL () { MATCH (n:Municipality) RETURN count(n) AS municipalities }
CALL () { MATCH (n:SubRegion) RETURN count(n) AS subRegions }
CALL () { MATCH (n:Region) RETURN count(n) AS regions }
CALL () { MATCH (n:Fund) RETURN count(n) AS funds }
CALL () { MATCH (n:Person) RETURN count(n) AS people }
CALL () { MATCH (n:Participation) RETURN count(n) AS participations }
CALL () { MATCH (n:Funding) RETURN count(n) AS fundings }
CALL () { MATCH (n:Source) RETURN count(n) AS sources }
CALL () { MATCH (n:Match) RETURN count(n) AS matches }
CALL () { MATCH (n:Annotation) RETURN count(n) AS annotations }
CALL () { MATCH ()-[r:PARTNER_IN]->() RETURN count(r) AS parts }
CALL () { MATCH ()-[r:PARTNERS_WITH]->() RETURN count(r) AS pairs }
CALL () { MATCH (n:WithPartners) RETURN count(n) AS withPartners }
CALL () { MATCH (n:WithMoney) RETURN count(n) AS withMoney }
CALL () { MATCH (n:WithPlaces) RETURN count(n) AS withPlaces }
OPTIONAL CALL () {
  MATCH (n:Project) WHERE n.sortStart < $absent RETURN n.sortStart AS first ORDER BY n.sortStart LIMIT 1
}
OPTIONAL CALL () {
  MATCH (n:Project) WHERE n.sortEnd < $absent RETURN n.sortEnd AS last ORDER BY n.sortEnd DESC LIMIT 1
}
RETURN [m.version, m.schema, projects, organisations, municipalities, subRegions, regions, funds, people,
  participations, fundings, sources, matches, annotations, parts, pairs, first, last, withPartners, withMoney, withPlaces] AS answer
