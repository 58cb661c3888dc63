// swift-tools-version: 6.2

import Foundation
import PackageDescription

/// What every target of ours is built with: warnings are errors, an import is private unless it says
/// otherwise, and a member is visible only where its module is imported.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A module of ours and what it may import; `scripts/check` compares the sources with this list.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a module, which may also use `TestSupport`.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: data, swiftSettings: strict)
}

/// The page templates in `templates/`, embedded so that the program runs from anywhere.
let templates =
  try FileManager.default.contentsOfDirectory(atPath: "\(Context.packageDirectory)/templates")
  .filter { $0.hasSuffix(".mustache") }.sorted()

/// What an importer needs.
let imports: [Target.Dependency] = [
  "Diagnostics", "NetworkModel", "PacketSpace", "Provenance", "StructuredText", "TopologyFile",
]

let package = Package(
  name: "portolan",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "portolan", targets: ["portolan"]),
    // For the benchmarks.
    .library(name: "PacketSpace", targets: ["PacketSpace"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // The bottom: these import nothing of ours.
    module("PacketSpace"),
    module("Diagnostics"),
    module("DOT"),
    module("JSON"),
    module("Markup"),
    module("Fingerprints", [crypto]),

    // The pages of templates as values, read by the reference implementation of GitHub's Markdown.
    .systemLibrary(
      name: "CMarkGFM",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(
      name: "MarkdownReading", dependencies: ["CMarkGFM", "Markup"], swiftSettings: strict,
      // On Linux into the program, so that it runs where the library is not installed.
      linkerSettings: [":libcmark-gfm-extensions.a", ":libcmark-gfm.a"].map {
        .linkedLibrary($0, .when(platforms: [.linux]))
      }
        + ["cmark-gfm-extensions", "cmark-gfm"].map {
          .linkedLibrary($0, .when(platforms: [.macOS]))
        }),

    module("NetworkModel", ["PacketSpace"]),
    module("Provenance", ["Diagnostics", "NetworkModel"]),
    module("StructuredText", ["Diagnostics", yams]),
    module(
      "TopologyFile",
      ["Diagnostics", "NetworkModel", "PacketSpace", "Provenance", "StructuredText"]),
    // The importers: each reads another format into a draft of a topology file.
    module("AWSImport", imports),
    module("AWSLive", ["StructuredText", subprocess]),
    module("TerraformImport", imports),
    module("CloudFormationImport", imports),

    module(
      "NetworkSources",
      [
        "AWSImport", "CloudFormationImport", "Diagnostics", "NetworkModel", "Provenance",
        "StructuredText", "TerraformImport", "TopologyFile",
      ]),

    module("Evaluation", ["NetworkModel", "PacketSpace"]),
    module("Evidence", ["Diagnostics", "Evaluation", "NetworkModel", "Provenance"]),
    // Checks of a network that need no flow.
    module("Review", ["Diagnostics", "Evaluation", "NetworkModel", "PacketSpace", "Provenance"]),
    // The rules that admit the declared flows and nothing else.
    module("Planning", ["Evaluation", "NetworkModel", "PacketSpace"]),
    module(
      "RemedyScripts",
      ["Diagnostics", "Evaluation", "JSON", "NetworkModel", "PacketSpace", "StructuredText"]),
    module(
      "Reports",
      [
        "Diagnostics", "Evaluation", "Evidence", "JSON", "Markup", "NetworkModel", "PacketSpace",
        "Provenance", "Publishing", "RemedyScripts", "Review", "StructuredText",
      ]),

    // Graphviz stays behind one module, and runs in worker processes.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz"]),
    module("GraphvizRendering", ["CGraphvizShim", "DOT"]),

    module("Diagrams", ["DOT", "Evaluation", "NetworkModel", "PacketSpace"]),
    .target(
      name: "Pages",
      dependencies: [
        "Diagnostics", "DOT", "Evaluation", "Evidence", "Fingerprints", "Markup", "NetworkModel",
        "PacketSpace", "Planning", "Provenance", "RemedyScripts", "Review", mustache,
      ],
      resources: templates.map { .embedInCode("templates/\($0)") },
      swiftSettings: strict),

    // Wikis: what is to be written, in which order, and how each kind takes it.
    module("Publishing", ["Fingerprints", "JSON", "Markup", subprocess]),
    // The pages as generators of static sites read them.
    module("StaticSites", ["DOT", "JSON", "MarkdownReading", "Markup", "Pages"]),
    // The tree of pages as a site of its own, and a server for it.
    .target(
      name: "HTMLSite",
      dependencies: ["DOT", "Evaluation", "JSON", "MarkdownReading", "Markup", "Pages"],
      resources: [.embedInCode("Assets/site.css"), .embedInCode("Assets/site.js")],
      swiftSettings: strict),
    .target(
      name: "SiteServer", dependencies: ["Markup", flyingFox, flyingSocks],
      resources: [.embedInCode("Assets/live.js")], swiftSettings: strict),

    module(
      "PortolanCommands",
      [
        "AWSLive", "Diagnostics", "Diagrams", "DOT", "Evaluation", "Fingerprints",
        "MarkdownReading", "Publishing",
        "GraphvizRendering", "HTMLSite", "JSON",
        "Markup", "NetworkModel", "NetworkSources", "PacketSpace", "Pages", "Planning",
        "Provenance",
        "RemedyScripts", "Reports", "Review", "SiteServer", "StaticSites", "StructuredText",
        "TopologyFile",
        argumentParser,
      ]),
    .executableTarget(
      name: "portolan", dependencies: ["GraphvizRendering", "PortolanCommands", argumentParser],
      swiftSettings: strict,
      // Foundation's networking, where Swift's libraries are linked into the program.
      linkerSettings: [.linkedLibrary("curl", .when(platforms: [.linux]))]),

    .target(
      name: "TestSupport",
      dependencies: ["Evaluation", "NetworkModel", "PacketSpace", "Provenance", "TopologyFile"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "PacketSpace"),
    tests(of: "Diagnostics"),
    tests(of: "DOT"),
    tests(of: "Markup"),
    tests(of: "MarkdownReading", ["Markup"]),
    tests(of: "StructuredText", ["Diagnostics", "TopologyFile"]),
    tests(
      of: "TopologyFile",
      ["Diagnostics", "NetworkModel", "PacketSpace", "Provenance", "StructuredText"],
      data: ["Fixtures"]),
    tests(of: "AWSImport", imports + ["Evaluation"]),
    tests(
      of: "AWSLive",
      [
        "Diagnostics", "Evaluation", "NetworkModel", "NetworkSources", "PacketSpace",
        "StructuredText", "TopologyFile", subprocess,
      ]),
    tests(of: "TerraformImport", imports + ["Evaluation"]),
    tests(of: "CloudFormationImport", imports + ["Evaluation"]),
    tests(
      of: "NetworkSources",
      [
        "Diagnostics", "Evaluation", "NetworkModel", "PacketSpace", "Provenance", "StructuredText",
        "TopologyFile",
      ]),
    tests(of: "Evaluation", ["NetworkModel", "PacketSpace"]),
    tests(
      of: "Review",
      [
        "Diagnostics", "Evaluation", "NetworkModel", "PacketSpace", "Provenance", "StructuredText",
        "TopologyFile",
      ]),
    tests(
      of: "Planning",
      [
        "Diagnostics", "Evaluation", "NetworkModel", "NetworkSources", "PacketSpace",
        "RemedyScripts",
        "StructuredText", "TopologyFile",
      ]),
    tests(
      of: "Reports",
      [
        "Diagnostics", "Evaluation", "JSON", "Markup", "NetworkModel", "PacketSpace", "Provenance",
        "RemedyScripts", "Review", "StructuredText", "TopologyFile",
      ],
      data: ["Check/Snapshots", "Snapshots"]),
    tests(of: "GraphvizRendering", ["DOT"]),
    tests(
      of: "Diagrams",
      ["DOT", "Evaluation", "GraphvizRendering", "NetworkModel", "PacketSpace", "TopologyFile"],
      data: ["Fixtures", "Snapshots"]),
    tests(
      of: "Pages",
      ["DOT", "Evaluation", "NetworkModel", "PacketSpace", "Planning", "Review", "TopologyFile"],
      data: ["Snapshots"]),
    tests(of: "Publishing", ["Fingerprints", "Markup", subprocess]),
    tests(of: "StaticSites", ["DOT", "MarkdownReading", "Markup", "Pages"]),
    // Against real servers, which scripts/test-wikis starts.
    .testTarget(
      name: "WikiTests",
      dependencies: [
        "Fingerprints", "MarkdownReading", "Markup", "Publishing", "TestSupport", subprocess,
      ],
      swiftSettings: strict),
    tests(
      of: "HTMLSite",
      [
        "Diagrams", "DOT", "Evaluation", "GraphvizRendering", "NetworkModel", "NetworkSources",
        "Pages", "StructuredText", "TopologyFile",
      ]),
    tests(of: "SiteServer"),
    tests(of: "PortolanCommands", [argumentParser]),
    .testTarget(
      name: "VectorTests",
      dependencies: ["Evaluation", "NetworkModel", "PacketSpace", "TopologyFile"],
      exclude: ["Fixtures"], swiftSettings: strict),
  ]
)
