UPDATE audit SET told = ?, replaced = ? WHERE number = ?
