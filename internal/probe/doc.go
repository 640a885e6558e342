// Package probe makes up Go types as services have them, in any number, with messages of each: what is needed to see what
// many types cost, in time and in code.
//
// In flows a number of types; out flow the source of a package that declares them, and JSON documents of their values.
// Both follow from the number of a type alone: type 7 and its messages are the same among 10 types and among 1000, and on
// every machine. Overlay turns the types into the source of a program that has the code of all strategies for them. The
// package measures nothing, and knows no strategy: it runs the program in internal/probe/generate, which does.
package probe
