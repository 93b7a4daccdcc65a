// Package matching finds organisations that sources state under different ids and that are, or may be, one: as
// matches (network.Match) with the reasons for each.
//
// There are two sorts. Joins are automatic: a stated reason is strong enough, and nothing speaks against it. All
// others are open: likely pairs that fall short, for people to decide. The rules, strongest first:
//
//   - the same business id, PIC or VAT number, of bodies that are no units of one;
//   - names of one body of a fixed set, in whichever language (naming.Known): ministries, universities, municipalities, …;
//   - names that differ by case, spaces, dashes and other signs only;
//   - names that differ in how the legal form is written, or in that one leaves it out, unless another body may bear
//     the name without it;
//   - the same words in another order;
//   - a unit named with its body in one of several ways;
//   - a former name or an abbreviation that a source states of the body.
//
// Nothing joins two bodies of different countries or numbers, a unit and its body or another unit, a municipality and
// what it owns, or legal forms that exclude each other; also not by way of a third ([clusters]).
//
// Everything is deterministic, and takes time and memory in proportion to the number of organisations.
package matching
