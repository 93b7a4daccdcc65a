MATCH (gate:Gate {id: 'gate'})
WITH gate.settled AS settled, gate.announced AS announced, gate.until < timestamp() AS over
MATCH (meta:Meta {id: 'meta'})
RETURN settled, announced, over, meta.version AS version, meta.joined AS joined
