// forward up
n.{{key}}, n.id

// backward up
n.{{key}} DESC, n.id DESC

// forward down
n.{{key}} DESC, n.id

// backward down
n.{{key}}, n.id DESC

// forward down, absent last
n.{{key}} = $absent, n.{{key}} DESC, n.id

// backward down, absent last
n.{{key}} <> $absent, n.{{key}}, n.id DESC

// forward
n.id

// backward
n.id DESC

// behind up
n.{{key}} >= ${{bound}}.value AND (n.{{key}} > ${{bound}}.value OR n.id > ${{bound}}.id)

// not behind up
n.{{key}} <= ${{bound}}.value AND (n.{{key}} < ${{bound}}.value OR n.id <= ${{bound}}.id)

// in front up
n.{{key}} <= ${{bound}}.value AND (n.{{key}} < ${{bound}}.value OR n.id < ${{bound}}.id)

// not in front up
n.{{key}} >= ${{bound}}.value AND (n.{{key}} > ${{bound}}.value OR n.id >= ${{bound}}.id)

// behind down
n.{{key}} <= ${{bound}}.value AND (n.{{key}} < ${{bound}}.value OR n.id > ${{bound}}.id)

// not behind down
n.{{key}} >= ${{bound}}.value AND (n.{{key}} > ${{bound}}.value OR n.id <= ${{bound}}.id)

// in front down
n.{{key}} >= ${{bound}}.value AND (n.{{key}} > ${{bound}}.value OR n.id < ${{bound}}.id)

// not in front down
n.{{key}} <= ${{bound}}.value AND (n.{{key}} < ${{bound}}.value OR n.id >= ${{bound}}.id)

// behind
n.id > ${{bound}}.id

// not behind
n.id <= ${{bound}}.id

// in front
n.id < ${{bound}}.id

// not in front
n.id >= ${{bound}}.id

// present
n.{{key}} < $absent

// absent
n.{{key}} = $absent

// forward ids down
n.id DESC

// backward ids down
n.id

// behind ids down
n.id < ${{bound}}.id

// not behind ids down
n.id >= ${{bound}}.id

// in front ids down
n.id > ${{bound}}.id

// not in front ids down
n.id <= ${{bound}}.id

// ids up among held
n.{{held}}, n.id

// ids down among held
n.{{held}} DESC, n.id DESC
