UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:IN_PROJECT|FUNDS|BY]-(x)
USING INDEX SEEK n:Entity(id)
RETURN DISTINCT x.id AS id
