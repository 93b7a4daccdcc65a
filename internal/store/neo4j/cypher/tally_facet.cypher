CALL (nodes) {
  UNWIND nodes AS n
  {{values}}
  WITH value, count(DISTINCT n) AS nodesWith
  WHERE value <> ''
  WITH value, nodesWith ORDER BY nodesWith DESC, value
  WITH collect([value, nodesWith]) AS buckets
  RETURN [size(buckets), buckets[..$top]] AS {{facet}}
}
