SELECT salt FROM salt ORDER BY number
