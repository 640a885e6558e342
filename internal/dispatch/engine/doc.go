// Package engine knows what runs the variants of the dispatch lab: WebAssembly engines and native code.
//
// In flows a Job: the modules or techniques, the programs, and the protocol by which they are measured. Out flow Samples,
// each as soon as it is known, and a Result: which engine it was, and for each technique that gave no samples the reason in
// the engine's own words. An Engine does all of a job in one process, and ends whatever it has started. Nothing is
// compared here.
package engine
