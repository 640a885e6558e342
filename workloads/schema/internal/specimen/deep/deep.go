// Package deep declares what specimen uses of another package.
package deep

// Item is embedded there.
type Item struct {
	Deep int
	note string
}
