UNWIND $of AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
CALL (o) {
  {{branches}}
}
{{times}}
RETURN [o.id, part, q.id, {{body of q}}, shared, span[1], span[2]] AS answer
