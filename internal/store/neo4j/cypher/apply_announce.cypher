MATCH (gate:Gate {id: 'gate'})
SET gate.announced = gate.announced + 1, gate.until = timestamp() + $patience
RETURN gate.announced AS announced
