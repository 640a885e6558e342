//go:build goexperiment.jsonv2

package peers

// basis says what encoding/json is made of, if not of itself, and v2Basis what go-json-experiment is. With the experiment
// both are the standard library's encoding/json/v2.
const basis, v2Basis = " on encoding/json/v2", " as encoding/json/v2 of Go"
