MATCH (a:Audit)
WHERE a.number < $before
  AND ($numbers IS NULL OR a.number IN $numbers)
  AND ($authors IS NULL OR a.author IN $authors)
  AND ($actions IS NULL OR a.action IN $actions)
  AND ($subjects IS NULL OR any(subject IN a.subjects WHERE subject IN $subjects))
  AND ($from IS NULL OR a.at >= $from)
  AND ($until IS NULL OR a.at < $until)
  AND ($key IS NULL OR a.key = $key)
WITH a ORDER BY a.number DESC LIMIT $limit
RETURN [a.number, a.undoneBy, a.told, CASE WHEN $replaced THEN a.replaced END] AS answer
