UPDATE node SET merged = ? WHERE number = ?
