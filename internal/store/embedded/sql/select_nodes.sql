SELECT number, id, merged FROM node
