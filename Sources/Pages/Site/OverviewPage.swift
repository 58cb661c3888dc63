import Markup
import Mustache

/// The index of several networks.
struct OverviewPage: MustacheParent {
  struct Row: MustacheParent {
    let network: String
    let summary: String

    func child(named name: String) -> Any? {
      switch name {
      case "network": network
      case "summary": summary
      default: nil
      }
    }
  }

  let networks: [Row]

  func child(named name: String) -> Any? { name == "networks" ? networks : nil }
}

extension OverviewPage {
  /// - Parameter folders: the folder of each network.
  init(_ networks: [DocumentedNetwork], folders: [String]) {
    self.networks = zip(networks, folders).map { network, folder in
      Row(
        network: Markdown.link(Markdown.text(network.title), to: "\(folder)/README.md"),
        summary: network.summary)
    }
  }
}
