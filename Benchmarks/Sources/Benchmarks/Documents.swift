import Foundation

/// Networks and folders to generate documentation in.
struct Documents {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "portolan-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Diagram B with a number of flows through its load balancer.
  func network(example: URL, flows count: Int) throws -> URL {
    let text = try String(contentsOf: example, encoding: .utf8)
    let model = text.components(separatedBy: "\nflows:\n")[0]
    let flows = (1...count).map {
      "  - {name: Browse \($0), from: internet, to: lb-1, protocol: tcp, port: 80, expect: allowed}"
    }
    let file = folder.appending(path: "flows-\(count).yaml")
    try (model + "\nflows:\n" + flows.joined(separator: "\n") + "\n")
      .write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  /// A made-up network.
  func network(_ size: NetworkSize) throws -> URL {
    let file = folder.appending(path: "network.json")
    try LargeNetwork.json(size).write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  /// A made-up account in describe output of about a size.
  func account(megabytes: Int) throws -> URL {
    let file = folder.appending(path: "account.json")
    try Self.account(megabytes: megabytes).write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  /// The text of such an account.
  static func account(megabytes: Int) -> String {
    let size = DescribedAccount.json(vpcs: 1).utf8.count
    return DescribedAccount.json(vpcs: max(1, megabytes * 1_000_000 / size))
  }

  /// The DOT files below a folder, by name.
  func dotFiles(below output: URL) -> [String] {
    let names = FileManager.default.enumerator(atPath: output.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".dot") }.sorted()
  }

  func remove(_ url: URL) {
    try? FileManager.default.removeItem(at: url)
  }
}
