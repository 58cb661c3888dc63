import Publishing

extension Destination {
  /// Publishes there.
  func publish(
    _ publication: Publication, secret: String?, force: Set<String> = [],
    orphans: OrphanPolicy = .report
  ) async throws -> PublishReport {
    try await Self.publish(publication, to: wiki(secret: secret), force, orphans)
  }

  /// What would be published there.
  func plan(_ publication: Publication, secret: String?) async throws -> PublishPlan {
    try await Self.plan(publication, of: wiki(secret: secret))
  }

  private static func publish(
    _ publication: Publication, to wiki: some Wiki, _ force: Set<String>, _ orphans: OrphanPolicy
  ) async throws -> PublishReport {
    try await Publisher(to: wiki, force: force, orphans: orphans).publish(publication)
  }

  private static func plan(
    _ publication: Publication, of wiki: some Wiki
  ) async throws -> PublishPlan {
    try await Publisher(to: wiki).plan(publication)
  }
}
