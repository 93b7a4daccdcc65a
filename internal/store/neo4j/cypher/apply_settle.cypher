MATCH (gate:Gate {id: 'gate'})
WHERE gate.announced = $announced
SET gate.settled = gate.announced
