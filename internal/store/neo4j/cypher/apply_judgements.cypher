UNWIND $ids AS id
MATCH (a:Annotation {judged: id})
USING INDEX SEEK a:Annotation(judged)
RETURN a.id AS id, a.body AS body
