// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who builds Portolan builds it.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "portolan", path: "..")],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [.product(name: "PacketSpace", package: "portolan")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
