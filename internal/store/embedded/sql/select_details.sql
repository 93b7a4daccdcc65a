SELECT number, body, detail FROM citation WHERE number IN (SELECT value FROM json_each(?))
