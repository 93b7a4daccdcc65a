CALL () {
  MATCH (c:Citation)
  WHERE c.place >= $from AND c.place < $to AND c.place > $after AND c.place < $before
  RETURN c, '0' AS part ORDER BY c.place {{direction}} LIMIT $limit
  UNION ALL
  MATCH (c:Citation)
  WHERE $hasAfter AND c.place >= $from AND c.place <= $after
  RETURN c, 'prev' AS part LIMIT 1
  UNION ALL
  MATCH (c:Citation)
  WHERE $hasBefore AND c.place < $to AND c.place >= $before AND c.place > $after
  RETURN c, 'next' AS part LIMIT 1
}
RETURN ['', part, c.source, c.node, c.line, c.key, c.body, c.detail, '', c.judgement, c.place] AS answer
