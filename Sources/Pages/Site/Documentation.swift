public import DOT
public import Evaluation
import Mustache
public import NetworkModel
public import Planning
import Provenance

/// The documentation of one or several networks: every file of it, as values.
public struct Documentation: Hashable, Sendable {
  /// Makes a picture of a flow, or returns nil where there is none; called from several threads.
  ///
  /// The last argument says where a step links to, relative to the picture.
  public typealias Draw =
    @Sendable (
      _ subject: PictureSubject, _ explanation: Explanation, _ topology: Topology,
      _ id: String, _ link: (Step) -> String?
    ) -> Drawing?

  /// Makes an overview of a VPC, or returns nil where there is none; called from several threads.
  ///
  /// The last argument says where a network ACL links to, relative to the picture.
  public typealias DrawOverview =
    @Sendable (
      _ vpc: VPC, _ network: DocumentedNetwork, _ id: String,
      _ link: (ResourceID<NetworkACL>) -> String?
    ) -> Drawing?

  /// By path.
  public let files: [OutputFile]
  /// What the pages are, by network; none where somebody else has made the files.
  public let contents: [NetworkContents]

  /// Takes files that somebody else has made.
  public init(files: [OutputFile]) {
    self.init(files: files, contents: [])
  }

  private init(files: [OutputFile], contents: [NetworkContents]) {
    self.files = files.sorted { $0.path < $1.path }
    self.contents = contents
  }

  /// Writes the pages of some networks.
  ///
  /// One network alone stands at the root, several in a folder each below a common index.
  public init(
    of networks: [DocumentedNetwork], profile: RuleVocabulary.Profile = .article,
    templates: TemplateLibrary, draw: @escaping Draw,
    drawOverview: @escaping DrawOverview = { _, _, _, _ in nil }
  ) async {
    var files: [OutputFile] = []
    var contents: [NetworkContents] = []
    func add(_ network: DocumentedNetwork, folder: String) async {
      let pages = await NetworkPages(network, folder: folder, profile, templates)
      files += await pages.files(draw: draw, drawOverview: drawOverview)
      contents.append(pages.contents)
    }
    if networks.count == 1 {
      await add(networks[0], folder: "")
    } else {
      var slugs = SlugTable()
      let folders = networks.map { slugs.slug(for: $0.name) }
      files.append(
        OutputFile(
          path: "README.md",
          content: .text(
            templates.render(.overview, OverviewPage(networks, folders: folders)))))
      for (network, folder) in zip(networks, folders) {
        await add(network, folder: "\(folder)/")
      }
    }
    self.init(files: files, contents: contents)
  }
}

extension Documentation {
  /// The page that says who can reach whom, by itself and with every row.
  public static func page(of reachability: Reachability, templates: TemplateLibrary) -> String {
    templates.render(.reachability, ReachabilityPage(reachability, title: nil, limit: nil))
  }
}

extension Documentation {
  /// The page of a plan: every list of rules as a table.
  public static func page(
    of plan: LeastPrivilegePlan, profile: RuleVocabulary.Profile, templates: TemplateLibrary
  ) -> String {
    templates.render(.plan, PlanPage(plan, profile))
  }
}

/// The pages of one network.
private struct NetworkPages: Sendable {
  private let folder: String
  private let profile: RuleVocabulary.Profile
  private let templates: TemplateLibrary
  private let context: PageContext

  init(
    _ network: DocumentedNetwork, folder: String, _ profile: RuleVocabulary.Profile,
    _ templates: TemplateLibrary
  ) async {
    self.folder = folder
    self.profile = profile
    self.templates = templates
    self.context = await PageContext(network)
  }

  var contents: NetworkContents { NetworkContents(context, folder: folder) }

  /// All files, divided among a few tasks.
  func files(
    draw: @escaping Documentation.Draw, drawOverview: @escaping Documentation.DrawOverview
  ) async -> [OutputFile] {
    let overviews = overviews(drawOverview)
    let flows = context.network.explanations.indices
    return await withTaskGroup(of: [OutputFile].self) { group in
      group.addTask { aclPages }
      group.addTask { groupPages }
      let size = max(4, flows.count / 16)
      for start in stride(from: 0, to: flows.count, by: size) {
        group.addTask {
          flows[start...].prefix(size).flatMap { flow($0, draw: draw) }
        }
      }
      group.addTask { reachabilityPage + importPage }
      let index = page("README.md", .index, IndexPage(context, overviews: overviews))
      return await group.reduce(into: [index] + overviews.flatMap { files(of: $0) }) { $0 += $1 }
    }
  }

  private func overviews(_ draw: Documentation.DrawOverview) -> [VPCOverview] {
    context.network.topology.vpcs.compactMap { vpc in
      let path = context.site.overview(vpc.id)
      let id = context.site.overviewID(vpc.id)
      let drawing = draw(vpc, context.network, id) { context.site.acl($0).map { "../\($0)" } }
      return drawing.map { VPCOverview(vpc: vpc, path: path, drawing: $0) }
    }
  }

  private func files(of overview: VPCOverview) -> [OutputFile] {
    [
      OutputFile(path: "\(folder)\(overview.path).svg", content: .picture(overview.drawing)),
      OutputFile(path: "\(folder)\(overview.path).dot", content: .text(overview.drawing.source)),
    ]
  }

  private var groupPages: [OutputFile] {
    context.site.groups.map { group in
      page(
        context.site.group(group.id) ?? "", .securityGroup,
        SecurityGroupPage(group, context, profile: profile))
    }
  }

  private var aclPages: [OutputFile] {
    context.site.acls.map { acl in
      page(
        context.site.acl(acl.id) ?? "", .networkACL,
        NetworkACLPage(acl, context, profile: profile))
    }
  }

  private var reachabilityPage: [OutputFile] {
    guard let reachability = context.network.reachability else { return [] }
    return [
      page(
        SiteMap.reachability, .reachability,
        ReachabilityPage(
          reachability, title: context.network.title, limit: ReachabilityPage.limit))
    ]
  }

  private var importPage: [OutputFile] {
    guard !context.network.report.isEmpty else { return [] }
    return [
      page(
        SiteMap.import, .import, ImportPage(context.network.report, title: context.network.title))
    ]
  }

  private func flow(_ number: Int, draw: Documentation.Draw) -> [OutputFile] {
    let explanation = context.network.explanations[number]
    var drawings: [PictureSubject: Drawing] = [:]
    var files: [OutputFile] = []
    for subject in PictureSubject.allCases where explanation.hasPicture(of: subject) {
      let drawing = draw(
        subject, explanation, context.network.topology,
        context.site.pictureID(number, of: subject),
        { context.site.row(of: $0).map { "../\($0)" } })
      guard let drawing else { continue }
      drawings[subject] = drawing
      let path = folder + context.site.picture(number, of: subject)
      files.append(OutputFile(path: "\(path).svg", content: .picture(drawing)))
      files.append(OutputFile(path: "\(path).dot", content: .text(drawing.source)))
    }
    let flow = FlowPage(number, context, pictures: drawings.mapValues(\.title))
    return files + [page(context.site.flow(number), .flow, flow)]
  }

  private func page(
    _ path: String, _ template: PageTemplate, _ page: some MustacheParent
  ) -> OutputFile {
    OutputFile(path: folder + path, content: .text(templates.render(template, page)))
  }
}

extension Explanation {
  /// Whether a picture would show what the others do not.
  fileprivate func hasPicture(of subject: PictureSubject) -> Bool {
    subject == .flow || legs.contains { $0.kind == .healthCheck && $0.outcome != .allowed }
  }
}
