package import Diagnostics

/// A mapping of a draft, and where the source has it.
package struct DraftObject: Sendable {
  /// Where the source has it.
  package let location: SourceLocation
  /// In the order in which they were set.
  package private(set) var fields: [(key: Key, value: DraftValue)] = []

  /// Starts without keys.
  package init(at location: SourceLocation) {
    self.location = location
  }

  /// What a key holds; nil removes it.
  package subscript(key: Key) -> DraftValue? {
    get { fields.first { $0.key == key }?.value }
    set {
      let index = fields.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// Puts a value at the end of a key's list, which it starts where there is none.
  package mutating func append(_ value: DraftValue, to key: Key) {
    guard let index = fields.firstIndex(where: { $0.key == key }) else {
      fields.append((key, .list([value])))
      return
    }
    switch fields[index].value {
    case .list(var items):
      // Taken out, so that it grows in its place rather than as a copy.
      fields[index].value = .list([])
      items.append(value)
      fields[index].value = .list(items)
    // What is unknown stays so, whatever else is known.
    case .unknown: break
    default: fields[index].value = .list([value])
    }
  }

  /// Says whether a load balancer's nodes have public addresses; anything but AWS's two words is left out.
  package mutating func set(scheme: String?) {
    guard let scheme, ["internet-facing", "internal"].contains(scheme) else { return }
    self[.scheme] = .text(scheme)
  }
}
