MATCH (gate:Gate {id: 'gate'})
WITH gate.settled AS settled
OPTIONAL CALL (settled) {
  {{operation}}
}
WITH settled, collect(answer) AS answers
MATCH (gate:Gate {id: 'gate'})
RETURN answers, gate.announced = settled OR gate.until < timestamp() AS whole
