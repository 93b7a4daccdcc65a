UNWIND $rows AS row
RETURN [row.id,
  COLLECT {
    MATCH (a:Annotation)
    WHERE a.subject IN row.members AND a.id > $after AND a.id < $before
    RETURN [a.id, a.body] AS found ORDER BY a.id {{direction}} LIMIT $limit
  },
  $hasAfter AND EXISTS { MATCH (a:Annotation) WHERE a.subject IN row.members AND a.id <= $after },
  $hasBefore AND EXISTS { MATCH (a:Annotation) WHERE a.subject IN row.members AND a.id >= $before AND a.id > $after }] AS answer
