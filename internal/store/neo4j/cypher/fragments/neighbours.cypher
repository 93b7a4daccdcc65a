// entered
(NOT n:Project OR {{condition}})
