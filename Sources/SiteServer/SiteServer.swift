import FlyingFox
import FlyingSocks
import Foundation
import Markup

/// Serves a site from memory to the browsers of this machine, and tells them when it changes.
///
/// It listens on the loopback address only and answers only those who ask for this machine by name, so that
/// no page from elsewhere can read what is served (DNS rebinding).
public actor SiteServer {
  private let server: HTTPServer
  private let content = ServedContent()
  private let running: Task<Void, Never>
  /// Where it listens.
  public nonisolated let port: UInt16

  /// Starts serving; nothing is there to be served yet.
  ///
  /// - Parameter port: 0 for any that is free.
  public init(port: UInt16) async throws(SiteServerError) {
    do {
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled,
        handler: SiteHandler(content))
      self.server = server
      // What comes first: that it listens, or why it does not.
      let (outcomes, outcome) = AsyncThrowingStream<Void, any Error>.makeStream()
      self.running = Task {
        do {
          try await server.run()
        } catch {
          outcome.finish(throwing: error)
        }
      }
      Task {
        do {
          try await server.waitUntilListening()
          outcome.yield()
        } catch {
          outcome.finish(throwing: error)
        }
      }
      for try await _ in outcomes { break }
      guard case .ip4(_, let port)? = await server.listeningAddress else {
        throw SiteServerError.refused(port: port, reason: "it has no address")
      }
      self.port = port
    } catch let error as SiteServerError {
      throw error
    } catch SocketError.failed(_, EADDRINUSE, _) {
      throw .portInUse(port)
    } catch SocketError.failed(_, EACCES, _) {
      throw .portForbidden(port)
    } catch SocketError.failed(_, _, let reason) {
      throw .refused(port: port, reason: reason)
    } catch {
      throw .refused(port: port, reason: error.localizedDescription)
    }
  }

  /// Replaces the site, and has browsers reload it.
  ///
  /// - Parameter files: by path; `/` stands between its parts.
  public func publish(_ files: [String: String]) async {
    await content.publish(files)
  }

  /// Has browsers say what is wrong, in place of a newer site.
  public func complain(_ fault: String) async {
    await content.complain(fault)
  }

  /// Ends serving; whoever still waits is not answered.
  public func stop() async {
    await content.close()
    await server.stop(timeout: 0)
    await running.value
  }
}
