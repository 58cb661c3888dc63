import Foundation

/// What is served at the moment, and who waits for it to change.
actor ServedContent {
  /// One state of the site.
  struct State: Sendable {
    /// Tells it from every other, those of earlier runs too.
    var version: String
    var files: [String: String] = [:]
    /// What is wrong with newer input; nil where nothing is.
    var fault: String?
  }

  private(set) var state = State(version: "")
  private let run = UInt64.random(in: 0...UInt64.max)
  private var number = 0
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiting = 0
  private var isClosed = false

  func publish(_ files: [String: String]) {
    state.files = files
    state.fault = nil
    advance()
  }

  func complain(_ fault: String) {
    state.fault = fault
    advance()
  }

  /// From now on nobody waits.
  func close() {
    isClosed = true
    releaseAll()
  }

  /// The state once it is another than this one, or after a while as it is.
  func state(after version: String, atMost limit: Duration) async -> State {
    guard version == state.version, !isClosed else { return state }
    let number = nextWaiting
    nextWaiting += 1
    let timeout = Task {
      try await Task.sleep(for: limit)
      release(number)
    }
    await withCheckedContinuation { waiting[number] = $0 }
    timeout.cancel()
    return state
  }

  private func advance() {
    number += 1
    state.version = "\(run)-\(number)"
    releaseAll()
  }

  private func releaseAll() {
    for continuation in waiting.values { continuation.resume() }
    waiting = [:]
  }

  private func release(_ number: Int) {
    waiting.removeValue(forKey: number)?.resume()
  }
}
