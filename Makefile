# What people type. `make check` is what CI runs.

SHELL := /bin/bash
SWIFT := swift
TOOL := .build/release/rulebench
LIVE := Models/tax_line/v1
CANDIDATE := Models/tax_line/v2
FORMATTED := Sources Tests Package.swift Benchmarks/Sources

# The level of this machine decides how fast the kernels are; PORTABLE=1 builds for any machine.
# The -D flag tells the binary what it was built for, so that it can say so where it cannot run.
ifeq ($(PORTABLE),)
ifeq ($(shell uname -m),x86_64)
CPU_FLAGS := $(shell grep -m1 '^flags' /proc/cpuinfo)
has = $(if $(filter-out $(CPU_FLAGS),$(1)),,yes)
ifeq ($(call has,avx2 bmi2 fma avx512f avx512dq avx512bw avx512vl),yes)
LEVEL := -Xcc -march=x86-64-v4 -Xswiftc -DX86_64_V4
else ifeq ($(call has,avx2 bmi2 fma),yes)
LEVEL := -Xcc -march=x86-64-v3 -Xswiftc -DX86_64_V3
endif
endif
endif

# One configuration for everything, so that what is built once is built: the tests see internal names by
# this flag and not by the one of `swift test`, which would build all modules a second time. Debug information would
# cost a sixth of the build; a trace names functions without it.
RELEASE := -c release -debug-info-format none -Xswiftc -enable-testing $(LEVEL)

# The linker writes the source's revision, and whether it was changed, into the binary as its build id; a build
# without git does not know it. `Sources/CommandLineTool/Run/Engine/SourceRevision.swift` reads it.
REVISION := $(shell git rev-parse HEAD 2>/dev/null)
CHANGES := $(if $(shell git status --porcelain 2>/dev/null | head -1),01,00)
STAMP := $(if $(REVISION),-Xlinker --build-id=0x$(REVISION)$(CHANGES))

.PHONY: setup build demo demo-release test lint fmt check statistics inference schedules pricing truth problems page soak bench clean

setup:
	@.ci/setup

build: setup
	$(SWIFT) build $(RELEASE) $(STAMP) --product rulebench

demo: build
	@start=$$(date +%s%N); \
	$(TOOL) backtest --live $(LIVE) --candidate $(CANDIDATE) --data Samples; code=$$?; \
	echo "took $$(( ($$(date +%s%N) - start) / 1000000 )) ms" >&2; exit $$code

# What failed is said again at the end, where it is read first.
test: setup
	@mkdir -p .build; set -o pipefail; $(SWIFT) test $(RELEASE) --disable-testable-imports 2>&1 | tee .build/test.log || \
	  { code=$$?; echo; echo "what failed:"; grep -E -A6 '✘ .* recorded an issue' .build/test.log; exit $$code; }

lint: setup
	$(SWIFT) format lint --strict -r -p $(FORMATTED)

fmt: setup
	$(SWIFT) format -i -r -p $(FORMATTED)

check: lint test
	$(SWIFT) build $(RELEASE) --explicit-target-dependency-import-check error
	$(TOOL) check Models
	$(TOOL) fmt --check Models
	$(TOOL) test Models
	for book in Models/*_line/v*; do $(TOOL) lineage $$book >/dev/null || exit 1; done
	$(MAKE) --no-print-directory statistics
	$(MAKE) --no-print-directory inference
	$(MAKE) --no-print-directory schedules
	$(MAKE) --no-print-directory pricing
	.ci/soak 5
	.ci/soak-registry 10 6
	.ci/demo-release >/dev/null

# Counts the samples' business a second time, by pandas; skipped, with a message, where that is not to be had.
statistics: build
	@test -f Samples/recorded.csv || { echo "statistics: skipped, Samples hold no recorded decisions"; exit 0; }; \
	rm -f .build/statistics.db && \
	$(TOOL) import --schema $(CANDIDATE) --csv Samples --into .build/statistics.db >/dev/null && \
	Tests/SimulationTests/Reference/statistics.py $(TOOL) Samples .build/statistics.db

# Has scipy, scikit-learn and statsmodels reckon our intervals, tests and measures of a few hundred generated samples;
# skipped, with a message, where those are not to be had.
inference: setup
	INFERENCE_FIGURES=$(CURDIR)/.build/inference.jsonl $(SWIFT) test $(RELEASE) --disable-testable-imports \
	  --filter InferenceFiguresTests >/dev/null
	Tests/SimulationTests/Reference/inference.py .build/inference.jsonl

# Has Python's fractions reckon the schedules of 10,000 generated contracts again, and numpy-financial their level payments;
# skipped, with a message, where that is not to be had.
schedules: setup
	SCHEDULE_FIGURES=$(CURDIR)/.build/schedules.jsonl $(SWIFT) test $(RELEASE) --disable-testable-imports \
	  --filter ScheduleFiguresTests >/dev/null
	Tests/ContractsTests/Reference/schedules.py .build/schedules.jsonl

# Prices a grid of loans a second time, in exact fractions, by the formulas and the steps of the tax law.
pricing: build
	Tests/ModelsTests/Reference/pricing_chain.py $(TOOL) Models

# Holds what backtests project against truths that they never open: of a bank that is made for it, and with SBA=FILE of
# real loans whose outcomes are hidden (docs/risk.md); skipped, with a message, where that file is not there.
SBA :=
TRUTH := .build/truth
TRUTH_BANK := --applications 100000 --seed 7

truth: build
	Benchmarks/hide_and_infer.py $(TOOL) "$(SBA)"
	rm -rf $(TRUTH) && mkdir -p $(TRUTH)
	$(TOOL) sample $(TRUTH_BANK) --out $(TRUTH)/bank >/dev/null
	$(TOOL) import --schema $(CANDIDATE) --csv $(TRUTH)/bank --into $(TRUTH)/bank.db >/dev/null 2>&1
	Tests/SimulationTests/Reference/swap_in_truth.py $(TOOL) $(TRUTH)/bank $(TRUTH)/bank.db \
	  $(LIVE) $(CANDIDATE) Models/scenarios/base.rules

# Kills imports and the registry's commands at random moments, and lets eight processes write at once; `check` does a
# seeded tenth of it.
soak: build
	.ci/soak 50
	.ci/soak-registry 100 60

# The whole life of a version, from nothing to a flipped byte that is found.
demo-release: build
	.ci/demo-release

# The pages of all problems and metrics and the words of the fixtures, made again; review the difference.
problems: setup
	-RECORD=1 $(SWIFT) test $(RELEASE) --disable-testable-imports --filter "ProblemPageTests|FixtureTests|MetricsPageTests"

# The page of a backtest made of a run by hand, and that of out/ where there is one, opened in headless Chromium;
# skipped, with a message, where there is none.
page: setup
	PAGE=$(CURDIR)/.build/page $(SWIFT) test $(RELEASE) --disable-testable-imports --filter BacktestPageTests
	Tests/ReportsTests/Browser/page.py --screens .build/page $(wildcard out)

bench: setup
	$(SWIFT) build $(RELEASE)
	Benchmarks/setup.sh
	Benchmarks/env/bin/python Benchmarks/run.py
	Benchmarks/env/bin/python Benchmarks/limits.py

clean:
	rm -rf .build
