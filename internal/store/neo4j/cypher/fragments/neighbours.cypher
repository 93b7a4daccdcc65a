// entered
(NOT n:Project OR {{condition}})

// projects of a participant
MATCH (a)<-[:BY|FROM]-(x)-[:IN_PROJECT|FUNDS]->(b)
RETURN b

// participants of a project
MATCH (a)<-[:IN_PROJECT|FUNDS]-(x)-[:BY|FROM]->(b)
RETURN b

// projects of a contact
MATCH (a)<-[:CONTACT]-(x)-[:IN_PROJECT]->(b)
RETURN b

// contacts of a project
MATCH (a)<-[:IN_PROJECT]-(x)-[:CONTACT]->(b)
RETURN b

// linked
MATCH (a)-[:{{links}}]-(b)
RETURN b

// nothing next to it
MATCH (b:Entity {id: ''})
RETURN b

// participations among
MATCH (t)<-[:IN_PROJECT]-(x)-[:BY]->(s)
WHERE s.id IN $ids
RETURN ['PARTICIPATION', s.id, t.id, x.id, x.role, x.granted] AS answer

// participations among those that are there
MATCH (t)<-[:IN_PROJECT]-(x)
WHERE x.organisation IN $ids
RETURN ['PARTICIPATION', x.organisation, t.id, x.id, x.role, x.granted] AS answer

// fundings among
MATCH (t)<-[:FUNDS]-(x)-[:FROM]->(s)
WHERE s.id IN $ids
RETURN ['FUNDING', s.id, t.id, x.id, null, x.granted] AS answer

// fundings among those that are there
MATCH (t)<-[:FUNDS]-(x)
WHERE x.funder IN $ids
RETURN ['FUNDING', x.funder, t.id, x.id, null, x.granted] AS answer

// contacts among
MATCH (t)<-[:IN_PROJECT]-(x)-[:CONTACT]->(s)
WHERE s.id IN $ids
RETURN ['CONTACT', s.id, t.id, x.id, null, null] AS answer

// links among
UNION ALL
UNWIND $ids AS id
MATCH (t:Entity {id: id})-[r:{{links}}]->(s)
WHERE s.id IN $ids
RETURN [type(r), t.id, s.id, '', null, null] AS answer

// none among
RETURN null AS answer LIMIT 0
