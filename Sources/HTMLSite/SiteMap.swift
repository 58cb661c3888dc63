import DOT
import Markup
import Pages

/// What there is in a site, and where.
struct SiteMap {
  /// Where a page belongs.
  struct Place {
    let network: NetworkContents
    let section: Section
    let entry: NetworkContents.Entry
  }

  /// The parts of a navigation.
  enum Section: CaseIterable {
    case index
    case flows
    case groups
    case acls
    case others
  }

  /// The networks, by the order of the documentation.
  let networks: [NetworkContents]
  /// By the path of the picture's file.
  let drawings: [String: Drawing]
  private let places: [String: Place]
  private let files: Set<String>

  init(_ documentation: Documentation) {
    self.networks = documentation.contents
    var drawings: [String: Drawing] = [:]
    for file in documentation.files {
      if case .picture(let drawing) = file.content { drawings[file.path] = drawing }
    }
    self.drawings = drawings
    self.files = Set(
      documentation.files.map(\.path).filter { $0.hasSuffix(".md") } + drawings.keys)
    var places: [String: Place] = [:]
    for network in networks {
      for section in Section.allCases {
        for entry in section.entries(of: network) {
          places[entry.path] = Place(network: network, section: section, entry: entry)
        }
      }
    }
    self.places = places
  }

  /// Where a page belongs; nil for the list of all networks.
  func place(of source: String) -> Place? { places[source] }

  /// Where the HTML of a page is written.
  static func path(of source: String) -> String {
    guard source.hasSuffix(".md") else { return source }
    let parts = source.split(separator: "/")
    let name = parts.last == "README.md" ? "index.html" : "\(parts.last?.dropLast(3) ?? "").html"
    return (parts.dropLast().map(String.init) + [name]).joined(separator: "/")
  }

  /// How the file of a page or picture links to others; what is not in the site is not linked to.
  ///
  /// - Parameter source: its path in the documentation.
  func links(from source: String) -> LinkStyle {
    let own = LinkStyle.relative(to: Self.path(of: source))
    return LinkStyle { [files] target in
      switch target {
      case .page(let page, let anchor):
        files.contains(page) ? own(.page(Self.path(of: page), anchor: anchor)) : nil
      case .file(let file): files.contains(file) ? own(target) : nil
      case .anchor, .address: own(target)
      }
    }
  }
}

extension SiteMap.Section {
  /// What a navigation calls it.
  var title: String {
    switch self {
    case .index: "Overview"
    case .flows: "Flows"
    case .groups: "Security groups"
    case .acls: "Network ACLs"
    case .others: "More"
    }
  }

  /// What one of its pages is about.
  var kind: String {
    switch self {
    case .index: "Network"
    case .flows: "Flow"
    case .groups: "Security group"
    case .acls: "Network ACL"
    case .others: "Page"
    }
  }

  /// Its heading on the index, which its part of a breadcrumb leads to; nil where there is none.
  var anchor: String? {
    switch self {
    case .flows, .groups, .acls: title.headingAnchor
    case .index, .others: nil
    }
  }

  func entries(of network: NetworkContents) -> [NetworkContents.Entry] {
    switch self {
    case .index: [network.index]
    case .flows: network.flows
    case .groups: network.groups
    case .acls: network.acls
    case .others: network.others
    }
  }
}
