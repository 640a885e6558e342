//go:build probe

// Package vmstatic is, in the programs of internal/size, the programs without the strategy: what a user's program would link.
package vmstatic
