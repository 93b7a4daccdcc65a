MATCH (gate:Gate {id: 'gate'})
WITH gate.settled AS settled
OPTIONAL CALL (settled) {
  {{operation}}
}
WITH settled, collect(answer) AS answers
MATCH (gate:Gate {id: 'gate'})
WITH answers, gate.announced = settled OR gate.until < timestamp() AS whole
MATCH (meta:Meta {id: 'meta'})
WHERE meta.restoring IS NULL
RETURN answers, whole, meta.joined AS joined, meta.version AS version
