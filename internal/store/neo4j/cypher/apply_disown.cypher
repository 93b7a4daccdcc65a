UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
MATCH (n)<-[r:IN_PROJECT|BY|LOCATED_IN|CONTACT|FUNDS|FROM|UNDER|TARGETS|BASED_IN|UNIT_OF|WORKS_FOR|PART_OF|MERGED_INTO|LIKENS]-(holder)
MERGE (w:Awaited {id: id})
CREATE (holder)-[:AWAITS {link: type(r)}]->(w)
WITH r, holder.id AS holder
DELETE r
RETURN DISTINCT holder AS id
