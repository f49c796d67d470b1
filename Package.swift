// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module of the house with its tests; `imports` are the only modules it may know.
func module(
  _ name: String, imports: [Target.Dependency], tests: [Target.Dependency] = [],
  fixtures: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: imports, swiftSettings: settings),
    .testTarget(
      name: "\(name)Tests", dependencies: [.target(name: name)] + imports + tests,
      exclude: fixtures, swiftSettings: settings),
  ]
}

let package = Package(
  name: "rulebench",
  products: [.executable(name: "rulebench", targets: ["rulebench"])],
  targets: [
    // MARK: What everything stands on
    module("Numbers", imports: [], fixtures: ["Model"]),
    module("Digest", imports: []),
    module("Diagnostics", imports: []),
    module("Markup", imports: []),

    // MARK: What a loan owes when
    module("Contracts", imports: ["Diagnostics", "Numbers"], fixtures: ["Reference"]),

    // MARK: From text to program
    module("Syntax", imports: ["Diagnostics", "Numbers"], fixtures: ["Fixtures"]),
    module(
      "Semantics", imports: ["Syntax", "Diagnostics", "Numbers", "Digest"], fixtures: ["Fixtures"]),

    // MARK: From data to decisions
    module("Columns", imports: ["Numbers"]),
    module(
      "Intake", imports: ["Diagnostics", "Semantics", "Columns", "Numbers"], tests: ["Syntax"]),
    module(
      "Engine", imports: ["Semantics", "Syntax", "Columns", "Diagnostics", "Numbers"],
      tests: ["Trials"]),

    // MARK: What was known when
    [
      .systemLibrary(
        name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
        providers: [.apt(["libsqlite3-dev"])])
    ],
    module("SQLite", imports: ["CSQLite"]),
    module(
      "History",
      imports: [
        "Columns", "Diagnostics", "Digest", "Intake", "Numbers", "Semantics", "SQLite", "Syntax",
      ]),

    // MARK: Loans and their months
    module("LoanBook", imports: ["Contracts", "Diagnostics", "Numbers"]),

    // MARK: What people do with them
    module(
      "SampleBank",
      imports: ["Columns", "Diagnostics", "Engine", "Intake", "Numbers", "Semantics", "Syntax"]),
    module(
      "Analysis",
      imports: ["Engine", "Semantics", "Syntax", "Columns", "Diagnostics", "Numbers"]),
    module(
      "Trials",
      imports: [
        "Analysis", "Engine", "Intake", "Semantics", "Syntax", "Columns", "Diagnostics", "Numbers",
      ]),
    module("RunRecord", imports: ["Diagnostics", "Digest", "Numbers"]),
    module(
      "Registry",
      imports: [
        "Diagnostics", "Digest", "Numbers", "RunRecord", "Semantics", "SQLite", "Syntax",
      ], tests: ["RegistryFixture"]),
    module(
      "Simulation",
      imports: [
        "Columns", "Contracts", "Diagnostics", "Digest", "Engine", "History", "Intake", "LoanBook",
        "Numbers", "RunRecord", "Semantics", "SQLite", "Syntax",
      ], tests: ["Trials"], fixtures: ["Reference"]),
    module(
      "Reports",
      imports: [
        "Analysis", "Columns", "Contracts", "Diagnostics", "Engine", "History", "Intake",
        "LoanBook", "Markup",
        "Numbers", "RunRecord", "Semantics", "Simulation", "Syntax", "Trials",
      ], fixtures: ["Browser"]),

    // MARK: The tool
    module(
      "CommandLineTool",
      imports: [
        "Analysis", "Columns", "Contracts", "Diagnostics", "Digest", "Engine", "History", "Intake",
        "Markup", "Numbers", "Registry", "Reports", "RunRecord", "SampleBank", "Semantics",
        "Simulation", "SQLite", "Syntax", "Trials",
      ], tests: ["RegistryFixture"]),
    [
      .executableTarget(
        name: "rulebench", dependencies: ["CommandLineTool"], swiftSettings: settings)
    ],

    // MARK: The rule books and the samples that ship
    [
      .testTarget(
        name: "ModelsTests",
        dependencies: [
          "Columns", "Diagnostics", "Engine", "Intake", "Numbers", "Semantics", "Syntax", "Trials",
        ], exclude: ["Reference"], swiftSettings: settings)
    ],

    // MARK: What tests of several modules share
    [
      .target(
        name: "RegistryFixture", dependencies: ["Numbers", "Registry", "Semantics"],
        path: "Tests/RegistryFixture", swiftSettings: settings)
    ],

    // MARK: The yardstick
    // In this package, so that it measures the very modules that ship, built once and by the same
    // flags, through `package` access; no product and no other target depends on it.
    [
      .executableTarget(
        name: "rulebench-benchmark",
        dependencies: [
          "Columns", "CommandLineTool", "Contracts", "Diagnostics", "Engine", "History", "Intake",
          "LoanBook", "Numbers", "Registry", "RegistryFixture", "Semantics", "Simulation",
        ],
        path: "Benchmarks/Sources", swiftSettings: settings)
    ],
  ].flatMap { $0 },
  swiftLanguageModes: [.v6]
)
