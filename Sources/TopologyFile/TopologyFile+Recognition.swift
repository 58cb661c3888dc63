internal import Provenance
package import StructuredText

extension TopologyFile {
  /// Whether a document is a topology file rather than one of another format.
  package static func recognizes(_ root: YAMLNode) -> Bool {
    root.pairs.contains { pair in
      switch (Key(rawValue: pair.key), pair.value.content) {
      case (.format, .scalar(let text, _)): text.hasPrefix("portolan.topology")
      case (.flows, .sequence): true
      case (.title, .scalar): true
      // Bundles of AWS's output have lists under some of these keys.
      case (_?, .mapping): ResourceKind(rawValue: pair.key) != nil
      default: false
      }
    }
  }
}
