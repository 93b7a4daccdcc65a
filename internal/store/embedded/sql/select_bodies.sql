SELECT number, body FROM citation WHERE number IN (SELECT value FROM json_each(?))
