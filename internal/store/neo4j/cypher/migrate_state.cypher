MERGE (m:Meta {id: 'meta'})
ON CREATE SET m.version = 0, m.schema = 0, m.derivation = 0, m.joined = 0
MERGE (gate:Gate {id: 'gate'})
ON CREATE SET gate.announced = 0, gate.settled = 0, gate.until = 0
SET m.locked = timestamp(), m.joined = coalesce(m.joined, 0)
RETURN m.schema AS schema, m.derivation AS derivation, m.rebuilding AS rebuilding, m.stage AS stage, m.after AS after
