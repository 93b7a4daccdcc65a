SELECT told, replaced FROM audit ORDER BY number
