internal import StructuredText

/// The documents of some sources, by format.
struct Documents {
  let complaints: Complaints
  /// Whether all sources could be read.
  private(set) var isComplete = true
  /// Sources that are about something else, and what is known of them.
  private(set) var strangers: [(name: String, reason: String)] = []
  private var byFormat: [SourceFormat: [YAMLNode]] = [:]
  /// What is in no known format; a topology file's reader knows what to say of it.
  private var unknown: [(name: String, root: YAMLNode)] = []

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  /// Reads and recognises a source.
  ///
  /// - Parameter wanted: the format that it has to be in; nil: any.
  mutating func add(_ source: SourceText, wanted: SourceFormat?) {
    guard let root = SourceReader.read(source, complaints: complaints) else {
      isComplete = false
      return
    }
    let format = SourceFormat(root)
    if let wanted, let format, format != wanted {
      complaints.error(
        Code("import.other-format"),
        "this is \(format.displayName), not \(wanted.displayName)", at: root.location,
        help: "'portolan import' without a format reads any of them")
    } else if let format {
      byFormat[format, default: []].append(root)
    } else {
      unknown.append((source.name, root))
    }
  }

  /// Whether there is anything but topology files.
  var hasImports: Bool {
    byFormat.contains { $0.key != .topologyFile && !$0.value.isEmpty }
  }

  /// The topology files; where nothing else was recognised, those that nobody recognised too.
  var topologyFiles: [YAMLNode] {
    (byFormat[.topologyFile] ?? []) + (hasImports ? [] : unknown.map(\.root))
  }

  /// Hands the documents of a format over, so that they need not stay in memory.
  mutating func take(_ format: SourceFormat) -> [YAMLNode] {
    // Dumps of an account hold more than describe networks; what of it is AWS's the importer knows.
    if format == .aws, let described = byFormat.removeValue(forKey: .aws) {
      defer { unknown = [] }
      return described + unknown.map(\.root)
    }
    if !unknown.isEmpty, hasImports {
      strangers += unknown.map { ($0.name, "it is in none of the formats that are read") }
      unknown = []
    }
    return byFormat.removeValue(forKey: format) ?? []
  }
}
