DELETE FROM node WHERE number = ?
