// Package size measures what serialization costs in code: it builds programs that differ in their strategy, in how many types they
// serialize, in how many formats, and in what else they do; it runs each to see that it works, and accounts for the bytes of
// its file. From these follow laws: bytes as a function of types and formats.
//
// In flows a plan; out flow samples, as they are measured, and what is fitted to them. A sample that is known is not measured
// again: it is stored under a hash of everything that the program is made of. The package knows the strategies by the names of
// directories below codec alone, and imports none of them.
package size
