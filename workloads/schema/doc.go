// Package schema describes Go types to compilers: all that a serialization strategy may look at when it turns a type
// into code, a plan or a program.
//
// In flows a reflect.Type (Of, OfDynamic) or, in the subpackage source, a type that go/types read from source text;
// out comes a graph of Type. A test holds both readings equal for every type of the workloads. The package knows the
// rules of encoding/json's tags and Go's embedding; it knows no format, and it never looks at a value. What a format
// reads differently, its tags and methods, is its Dialect: the rules are written once, and a dialect is a few facts.
//
// The two readings differ in their first step alone: a Reader describes one Go type in plain facts, and a Builder makes
// the graph of one dialect from such descriptions.
package schema
