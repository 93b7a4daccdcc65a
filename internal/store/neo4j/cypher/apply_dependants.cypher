UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:IN_PROJECT|FUNDS|BY]-(x)
RETURN DISTINCT x.id AS id
