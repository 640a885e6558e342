//lint:file-ignore U1000 types without a use are what is tested

// Package deep declares what specimen uses of another package.
package deep

// Item is embedded there.
type Item struct {
	Deep int
	note string
}
