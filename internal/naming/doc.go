// Package naming reads what the name of an organisation says beside which it is: the names that the body had before, the
// body that a unit belongs to, its legal form, and whether it is one of the bodies that Finland has a fixed set of, under
// whichever of their names.
//
// Everything here is a pure function of its arguments, safe for concurrent use and for any bytes.
package naming
