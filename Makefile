# Targets for working on vmbench. Everything a user needs is `go run ./cmd/vmbench run` and `make test`.

GO ?= go

.PHONY: test race simd generate report lint

# test runs every test of the module. On two busy processors the suite over all strategies and formats takes some minutes.
test:
	$(GO) test -timeout 30m ./...

# plain has one package compiled without optimizations where it is only along: it takes longer than the rest of the module together.
plain = -gcflags='github.com/vmbench/vmbench/strategies/generated=-N -l'

# race runs what is concurrent or handles memory by itself under the race detector, which also checks pointers, with fewer
# cases since it is slow: of the strategies only the virtual machines go through the features that allocate.
race:
	$(GO) test -timeout 30m -race -short ./strategies/vm ./strategies/vm/compact ./strategies/wire/... ./internal/trial
	$(GO) test -timeout 30m -race $(plain) -short -run 'TestFeatures/(bytes|slices|raw|dynamic|interfaces|mapelems|mapkeys|node|embeddedpointers)$$' \
		./strategies/strategytest -only '^vm(-static)?$$'

# simd tests what GOEXPERIMENT=simd changes, the leaf primitives and the VM's cores, also with the features of types.
simd:
	GOEXPERIMENT=simd $(GO) vet ./strategies/wire ./strategies/vm
	GOEXPERIMENT=simd $(GO) test -timeout 30m -short ./strategies/wire ./strategies/vm
	GOEXPERIMENT=simd $(GO) test -timeout 30m $(plain) -short -run 'TestFeatures/(strings|names|mapkeys|raw)$$' ./strategies/strategytest -only '^(vm|generated)$$'

# generate writes the generated files anew from the types of the workloads.
generate:
	$(GO) generate ./...
	cd strategies/peers && $(GO) generate ./...

# report writes the published report, and the marked parts of the README, from the runs that are published.
report:
	$(GO) run ./cmd/vmbench report --list results/published.txt --html docs/report --markdown docs/report/report.md --fill README.md

# lint finds what the compiler does not.
lint:
	$(GO) vet ./...
	$(GO) vet -tags=probe ./internal/size/codec/... ./internal/size/program
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	$(GO) run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 .github/workflows/*.yml docs/ci/github.yml
	cd strategies/peers && $(GO) vet ./... && $(GO) vet -tags=probe ./size/... ./cmd/size && $(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
