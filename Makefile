# `make help` lists the targets.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

APP := internal/explorer/app
FUZZTIME ?= 30s
BENCH ?= .
ROUNDS ?= 400
SOAK_TIME ?= 30m
SOAK_LOAD ?= 0.8

# Go runs packages in this order: one that takes long and comes last would have the machine to itself.
LONGEST := ./internal/store/neo4j ./internal/store/differential ./internal/siege ./internal/store/embedded ./cmd/verkosto

# Every directory with a package-lock.json, and the file that `npm ci` leaves there.
LOCKS := $(wildcard internal/*/*/package-lock.json)
INSTALLED := $(LOCKS:package-lock.json=node_modules/.package-lock.json)

WITH := internal/tools/with
UNCHANGED := internal/tools/unchanged
SUPPLY := internal/tools/supply

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r target text; do printf '%-16s %s\n' "$$target" "$$text"; done

.PHONY: build
build: ## build the program into bin/
	go build -o bin/ ./cmd/verkosto

.PHONY: run
run: ## serve the demo network
	go run ./cmd/verkosto serve --demo

.PHONY: tools
tools: bin/.tools ## build the pinned linter and test runner into bin/

bin/.tools: internal/tools/go.mod internal/tools/go.sum
	go -C internal/tools build -o ../../bin/ tool
	@touch $@

.PHONY: generate
generate: ## regenerate the GraphQL code from schema.graphqls
	go tool gqlgen generate
	go run ./graph/rewrite graph/generated/generated.go

.PHONY: explorer
explorer: $(APP)/node_modules/.package-lock.json ## rebuild the web pages from their sources
	npm --prefix $(APP) run --silent build -- --logLevel warn

%/node_modules/.package-lock.json: %/package-lock.json
	npm --prefix $* ci --no-audit --no-fund --loglevel error
	@touch $@

.PHONY: node-modules
node-modules: $(INSTALLED)
	@:

.PHONY: fmt
fmt: tools ## format the Go code
	bin/golangci-lint fmt ./...

.PHONY: lint
lint: tools ## run the linters, and see that go.mod is tidy
	bin/golangci-lint run ./...
	go mod tidy -diff

.PHONY: check-generated
check-generated: ## regenerate, and fail if the committed files differ
	$(UNCHANGED) graph go.mod go.sum -- $(MAKE) --no-print-directory generate
	$(WITH) "the check of the built web pages" node -- $(UNCHANGED) internal/explorer/dist -- $(MAKE) --no-print-directory explorer

# The Go tests come last: the summary of their runner ends the output.
.PHONY: test
test: tools lint check-generated test-browser test-go ## everything that must hold before a change is merged

.PHONY: test-go
test-go: tools ## run the Go tests with the race detector
	@$(WITH) "installing what tests run in Node.js" node -- $(MAKE) --no-print-directory node-modules
	bin/gotestsum --format pkgname -- -race -timeout 25m $(LONGEST) ./...

.PHONY: test-exports
test-exports: ## open exports with networkx, graphology and other programs (part of test-go)
	go test -run '^TestOpened$$' -v ./internal/export

.PHONY: test-browser
test-browser: ## open the web pages in Chromium, by themselves and as the program serves them
	@$(WITH) "the browser tests" node chromium -- $(MAKE) --no-print-directory in-browser

.PHONY: in-browser
in-browser: $(APP)/node_modules/.package-lock.json build
	npm --prefix $(APP) run --silent test
	internal/tools/served bin/verkosto -- npm --prefix $(APP) run --silent test:served

.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME
	@grep -roE '^func Fuzz\w+' --include='*_test.go' --exclude-dir=node_modules . | sort | while IFS=: read -r file func; do \
		name=$${func#func }; \
		echo "$${file%/*} $$name"; \
		go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "$${file%/*}" </dev/null; \
	done

.PHONY: properties
properties: ## try the properties of the stores on other random networks
	go test ./internal/store/embedded ./internal/store/neo4j -run 'TestContract.*/properties' -timeout 60m -rapid.seed=$$RANDOM

.PHONY: crash
crash: ## kill those who write and what they write into, tear files, ROUNDS times each, and look at what is left
	VERKOSTO_CRASH_ROUNDS=$(ROUNDS) go test ./internal/store/embedded -run '^Test(KilledImportsLoseNothing|TornLogs|FlippedBytes)$$' -v -timeout 3h
	VERKOSTO_CRASH_ROUNDS=$$(($(ROUNDS) / 10)) go test ./internal/store/neo4j -run '^TestCrashes$$' -v -timeout 3h

.PHONY: soak
soak: ## ask a server on Neo4j for SOAK_TIME at SOAK_LOAD of what it can do, while its connections fail
	SOAK_TIME=$(SOAK_TIME) SOAK_LOAD=$(SOAK_LOAD) go test ./cmd/verkosto -run '^TestSoak$$' -v -timeout 24h

.PHONY: sbom
sbom: bin/.supply ## write what the program is made of into dist/, as CycloneDX
	@$(WITH) "what the web pages are made of" node -- internal/tools/sbom dist

.PHONY: licences
licences: sbom ## fail if a part of the program has no licence that is permitted
	bin/licences dist/*.cdx.json

.PHONY: vulnerabilities
vulnerabilities: bin/.supply ## look for known vulnerabilities in what the program calls
	internal/tools/vulnerabilities

.PHONY: reproducible
reproducible: ## build the last commit twice into dist/, and fail if the programs differ
	internal/tools/reproduced

.PHONY: release
release: licences vulnerabilities reproducible ## all that goes with a release, in dist/

bin/.supply: $(SUPPLY)/go.mod $(SUPPLY)/go.sum $(SUPPLY)/licences/main.go
	go -C $(SUPPLY) test ./licences
	go -C $(SUPPLY) build -o ../../../bin/ ./licences tool
	@touch $@

.PHONY: quality
quality: ## measure how well documents are read, against the gold set
	@go run ./bench/quality

.PHONY: bench
bench: ## run the Go benchmarks that match BENCH
	go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

.PHONY: clean
clean: ## remove what was built or installed here
	rm -rf bin dist $(INSTALLED:/.package-lock.json=)
