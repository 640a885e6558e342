//go:build !goexperiment.jsonv2

package peers

// basis says what encoding/json is made of, if not of itself, and v2Basis what go-json-experiment is.
const basis, v2Basis = "", ""
