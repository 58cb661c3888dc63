public import Evaluation
import NetworkModel
import Provenance

/// The pages of one network in the order in which a reader looks for them: what a navigation lists.
public struct NetworkContents: Hashable, Sendable {
  /// A page; paths begin at the root of the documentation.
  public struct Entry: Hashable, Sendable {
    /// What the page is called.
    public let title: String
    /// Where it is.
    public let path: String
    /// Of flows: what becomes of them.
    public var outcome: Outcome?
    /// Of flows: whether that was expected, or nothing was.
    public var isAsExpected = true
  }

  /// The index, called as the network is.
  public let index: Entry
  /// Its flows.
  public let flows: [Entry]
  /// Its security groups.
  public let groups: [Entry]
  /// Its network ACLs.
  public let acls: [Entry]
  /// What else there is to read.
  public let others: [Entry]
}

extension NetworkContents {
  /// - Parameter folder: that all paths begin with.
  init(_ context: PageContext, folder: String) {
    let (network, site) = (context.network, context.site)
    self.index = Entry(title: network.title, path: "\(folder)README.md")
    self.flows = network.explanations.enumerated().map { number, explanation in
      Entry(
        title: explanation.flow.name, path: folder + site.flow(number),
        outcome: explanation.outcome, isAsExpected: explanation.isAsExpected)
    }
    let groupNames = site.groups.map(\.displayName).repeated
    self.groups = site.groups.map { group in
      Entry(
        title: group.label(unlessIn: groupNames), path: folder + (site.group(group.id) ?? ""))
    }
    let aclNames = site.acls.map(\.displayName).repeated
    self.acls = site.acls.map { acl in
      Entry(title: acl.label(unlessIn: aclNames), path: folder + (site.acl(acl.id) ?? ""))
    }
    var others: [Entry] = []
    if network.reachability != nil {
      others.append(Entry(title: "Who can reach whom", path: folder + SiteMap.reachability))
    }
    if !network.report.isEmpty {
      others.append(
        Entry(title: "What was read, and what was not", path: folder + SiteMap.import))
    }
    self.others = others
  }
}
