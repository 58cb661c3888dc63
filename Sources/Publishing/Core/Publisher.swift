import Fingerprints

/// Brings a wiki in line with a publication, in an order that leaves no broken link wherever it stops.
///
/// Files come first, then new pages, then the pages that lead to them, and what is no longer wanted goes last.
/// Where pages are seen one by one, a new page at first links only to pages that exist.
public struct Publisher<Destination: Wiki>: Sendable {
  private let wiki: Destination
  private let force: Set<String>
  private let orphans: OrphanPolicy
  private let progress: @Sendable (String) -> Void

  /// How often a lost race is tried again: several publishers at once all come through.
  private static var mostRounds: Int { 8 }

  /// Prepares publishing.
  ///
  /// - Parameters:
  ///   - force: pages and files to overwrite even where somebody has changed them: by name, title or path.
  ///   - orphans: what happens to what is no longer wanted.
  ///   - progress: told what is done next.
  public init(
    to wiki: Destination, force: Set<String> = [], orphans: OrphanPolicy = .report,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.wiki = wiki
    self.force = force
    self.orphans = orphans
    self.progress = progress
  }

  /// What would be done; changes nothing.
  public func plan(_ publication: Publication) async throws(PublishError) -> PublishPlan {
    try await plan(await wiki.contents(of: publication))
  }

  /// Does it.
  ///
  /// - Returns: what was done. What failed for single pages is in it; everything else throws.
  public func publish(_ publication: Publication) async throws(PublishError) -> PublishReport {
    let contents = try await wiki.contents(of: publication)
    var report = PublishReport(on: PublishPlan(pages: [], files: [], unknownForced: []))
    for _ in 0..<Self.mostRounds {
      let plan = try await plan(contents)
      do {
        let refusals = try await carryOut(plan, &report)
        report.plan = plan
        report.refusals = refusals
        return report
      } catch .lostRace {
        progress("somebody else changed the wiki at the same time: looking again")
      } catch {
        throw error
      }
    }
    throw .lostRace
  }

  private func plan(_ contents: WikiContents) async throws(PublishError) -> PublishPlan {
    PublishPlan(
      contents, try await wiki.state(of: contents), force: force, orphans: orphans, on: wiki)
  }

  // MARK: Steps

  private func carryOut(
    _ plan: PublishPlan, _ report: inout PublishReport
  ) async throws(PublishError) -> [PublishReport.Refusal] {
    guard plan.changeCount > 0 else { return [] }
    var refusals: [PublishReport.Refusal] = []
    /// One page that the wiki refuses stops only itself, and what is taken away.
    func step(
      _ name: String, _ action: PublishPlan.Action, _ work: () async throws(PublishError) -> Void
    ) async throws(PublishError) -> Bool {
      progress("\(action.word) \(name)")
      do {
        try await work()
        report.done[name] = report.done[name] ?? action
        return true
      } catch .refused(let name, let reason) {
        refusals.append(PublishReport.Refusal(name: name, reason: reason))
        return false
      } catch {
        throw error
      }
    }

    var existing = Set(plan.pages.compactMap { $0.found?.name })
    var incomplete: Set<String> = []
    func create(
      _ page: PublishPlan.Page, linkingTo names: Set<String>
    ) async throws(PublishError) {
      guard let wanted = page.wanted else { return }
      let text = wiki.isAtomic ? page.new : wanted.text(linkingTo: names)
      let isCreated = try await step(page.name, .create) { () throws(PublishError) in
        try await wiki.create(wanted, text: text)
      }
      if isCreated { existing.insert(page.name) }
      if isCreated, text != page.new { incomplete.insert(page.name) }
    }

    // What files are attached to comes before them, and at first without them.
    let first = plan.pages.first {
      wiki.attachesFilesToIndex && $0.wanted?.role == .index && $0.action == .create
    }
    if let first { try await create(first, linkingTo: existing) }
    for file in plan.files {
      guard let wanted = file.wanted, file.action.isChange else { continue }
      _ = try await step(file.name, file.action) { () throws(PublishError) in
        try await wiki.put(wanted, over: file.found)
      }
    }
    for page in plan.pages where page.action == .create && page.name != first?.name {
      try await create(page, linkingTo: existing.union([page.name]))
    }
    if !incomplete.isEmpty { try await complete(plan, incomplete, existing) }
    for role in [WikiPage.Role.content, .index, .navigation] {
      for page in plan.pages where page.action == .update && page.wanted?.role == role {
        guard let found = page.found, let wanted = page.wanted else { continue }
        let text = refusals.isEmpty ? page.new : wanted.text(linkingTo: existing)
        _ = try await step(page.name, .update) { () throws(PublishError) in
          try await wiki.replacePart(of: found, as: wanted, with: text)
        }
      }
    }
    if refusals.isEmpty {
      for page in plan.pages {
        guard let found = page.found, page.action == .archive || page.action == .delete else {
          continue
        }
        _ = try await step(page.name, page.action) { () throws(PublishError) in
          if page.action == .delete { return try await wiki.remove(found) }
          try await wiki.replacePart(of: found, as: nil, with: wiki.outdatedNotice)
        }
      }
      for file in plan.files where file.action == .delete {
        guard let found = file.found else { continue }
        _ = try await step(file.name, .delete) { () throws(PublishError) in
          try await wiki.remove(found)
        }
      }
    }
    try await wiki.finish(report.message(of: plan))
    return refusals
  }

  /// Gives new pages the links that they could not have when they were made.
  private func complete(
    _ plan: PublishPlan, _ incomplete: Set<String>, _ existing: Set<String>
  ) async throws(PublishError) {
    let wanted = plan.pages.compactMap(\.wanted).filter { incomplete.contains($0.name) }
    let state = try await wiki.state(of: WikiContents(pages: wanted, files: []))
    let found = Dictionary(state.pages.map { ($0.name, $0) }) { first, _ in first }
    for page in wanted.sorted(by: { $0.role < $1.role }) {
      guard let found = found[page.name] else { throw .lostRace }
      let text = page.text(linkingTo: existing)
      // Nobody may have written to it since it was made, but for this publication.
      guard case .portolan(let source, false) = found.owner else { throw .lostRace }
      if source == Fingerprint(of: MarkedText.normalised(text)) { continue }
      try await wiki.replacePart(of: found, as: page, with: text)
    }
  }
}
