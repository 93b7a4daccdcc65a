// Package text reads Finnish, Swedish and English text for search, highlighting, sorting and names.
//
// Everything here is a pure function of its arguments, safe for concurrent use and for any bytes.
// Index and search meet in two functions: [Terms] says under which terms a text is found, [Analyse] which terms
// a search text asks for. [SortKey] and [NameKey] give keys that databases keep, so what they give is a contract.
package text
