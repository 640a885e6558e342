module github.com/vmbench/vmbench/internal/dispatch/wasmtime

go 1.26.0

replace github.com/vmbench/vmbench => ../../..

require (
	github.com/bytecodealliance/wasmtime-go/v39 v39.0.1
	github.com/vmbench/vmbench v0.0.0-00010101000000-000000000000
)

require (
	github.com/tetratelabs/wazero v1.12.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
)
