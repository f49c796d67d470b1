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

    // MARK: What people do with them
    module("SampleBank", imports: ["Numbers"]),
    module(
      "Analysis",
      imports: ["Engine", "Semantics", "Syntax", "Columns", "Diagnostics", "Numbers"]),
    module(
      "Trials",
      imports: [
        "Analysis", "Engine", "Intake", "Semantics", "Syntax", "Columns", "Diagnostics", "Numbers",
      ]),
    module(
      "Simulation", imports: ["Engine", "Semantics", "Syntax", "Columns", "Numbers"],
      tests: ["Diagnostics", "Trials"]),
    module(
      "Reports",
      imports: [
        "Analysis", "Columns", "Diagnostics", "Engine", "Markup", "Numbers", "Semantics",
        "Simulation", "Syntax", "Trials",
      ]),

    // MARK: The tool
    module(
      "CommandLineTool",
      imports: [
        "Analysis", "Columns", "Diagnostics", "Digest", "Engine", "Intake", "Markup", "Numbers",
        "Reports",
        "SampleBank", "Semantics", "Simulation", "Syntax", "Trials",
      ]),
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

    // MARK: The yardstick
    // In this package, so that it measures the very modules that ship, built once and by the same
    // flags, through `package` access; no product and no other target depends on it.
    [
      .executableTarget(
        name: "rulebench-benchmark",
        dependencies: ["Columns", "Engine", "Intake", "Numbers", "Semantics"],
        path: "Benchmarks/Sources", swiftSettings: settings)
    ],
  ].flatMap { $0 },
  swiftLanguageModes: [.v6]
)
