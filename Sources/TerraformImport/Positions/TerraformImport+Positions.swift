package import Diagnostics
package import StructuredText

extension TerraformImport {
  /// Where resources are written in `.tf` files, by their addresses without indexes.
  ///
  /// Modules are followed where their source is a path. Of several root modules the first one that has an
  /// address counts.
  package static func sourcePositions(in files: [SourceText]) -> [String: SourceLocation] {
    var folders: [String: [HCLBlocks]] = [:]
    for file in files.sorted(by: { $0.name < $1.name }) {
      folders[folder(of: file.name), default: []].append(HCLBlocks(file))
    }
    var called: Set<String> = []
    for (folder, blocks) in folders {
      for module in blocks.flatMap(\.modules) {
        if let path = path(from: folder, to: module.source) { called.insert(path) }
      }
    }
    let roots = folders.keys.filter { !called.contains($0) }.sorted { left, right in
      (left.split(separator: "/").count, left) < (right.split(separator: "/").count, right)
    }
    var positions: [String: SourceLocation] = [:]
    var calls = maximumCalls
    for root in roots { add(root, prefix: "", &calls, folders, to: &positions) }
    return positions
  }

  /// Modules that call others several times multiply, and those that call each other have no end.
  private static let maximumCalls = 10_000
  /// No sensible network nests modules deeper; in characters.
  private static let maximumPrefix = 1_000

  private static func add(
    _ folder: String, prefix: String, _ calls: inout Int, _ folders: [String: [HCLBlocks]],
    to positions: inout [String: SourceLocation]
  ) {
    calls -= 1
    guard calls > 0, prefix.utf8.count < maximumPrefix else { return }
    for blocks in folders[folder] ?? [] {
      for resource in blocks.resources {
        let address = prefix + resource.address
        positions[address] = positions[address] ?? resource.location
      }
      for module in blocks.modules {
        guard let path = path(from: folder, to: module.source) else { continue }
        add(
          path, prefix: "\(prefix)module.\(module.name).", &calls, folders, to: &positions)
      }
    }
  }

  private static func folder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return normalized(parts.map(String.init))
  }

  /// The folder of a module by the path that its caller gives; nil where it comes from elsewhere.
  private static func path(from folder: String, to source: String) -> String? {
    guard source.hasPrefix("./") || source.hasPrefix("../") || source == "." || source == ".."
    else { return nil }
    let whole = folder.isEmpty ? source : "\(folder)/\(source)"
    return normalized(
      whole.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
  }

  private static func normalized(_ parts: [String]) -> String {
    var result: [String] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case ".": continue
      case "" where index > 0: continue
      case "..":
        if let last = result.last, last != "..", !last.isEmpty {
          result.removeLast()
        } else {
          result.append(part)
        }
      default: result.append(part)
      }
    }
    return result.joined(separator: "/")
  }
}
