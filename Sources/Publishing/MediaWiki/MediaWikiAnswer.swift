import Foundation

/// What the action API of MediaWiki answers, as far as Portolan asks; format version 2.
struct MediaWikiAnswer: Decodable, Sendable {
  /// Why a request was not carried out.
  struct Failure: Decodable, Sendable {
    let code: String
    let info: String
  }

  struct Login: Decodable, Sendable {
    let result: String
    let reason: String?
  }

  struct Edit: Decodable, Sendable {
    let result: String
    let info: String?
    let captcha: Captcha?
  }

  /// A riddle to be solved, whatever it is.
  struct Captcha: Decodable, Sendable {}

  struct Upload: Decodable, Sendable {
    /// What made the wiki hesitate, by code; what is behind each differs.
    let warnings: Warnings?
  }

  /// The codes of warnings.
  struct Warnings: Decodable, Sendable {
    let codes: Set<String>

    init(from decoder: any Decoder) throws {
      codes = Set(try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue))
    }
  }

  struct Query: Decodable, Sendable {
    let general: General?
    let namespaces: [String: Namespace]?
    let fileextensions: [FileExtension]?
    let extensions: [Extension]?
    let userinfo: User?
    let tokens: [String: String]?
    let pages: [Page]?
  }

  struct General: Decodable, Sendable {
    let uploadsenabled: Bool?
    /// `https://wiki.example.org`, or without the scheme where it has several.
    let server: String?
    /// `/w/index.php`
    let script: String?
  }

  struct Namespace: Decodable, Sendable {
    let `case`: String?
    let subpages: Bool?
  }

  struct FileExtension: Decodable, Sendable {
    let ext: String
  }

  struct Extension: Decodable, Sendable {
    let name: String?
  }

  struct User: Decodable, Sendable {
    let rights: [String]?
  }

  struct Page: Decodable, Sendable {
    struct Revision: Decodable, Sendable {
      let revid: Int
      let slots: [String: Slot]?
    }

    struct Slot: Decodable, Sendable {
      let content: String?
    }

    struct File: Decodable, Sendable {
      /// Of the upload; nil where it is hidden.
      let comment: String?
    }

    let title: String
    let missing: Bool?
    let invalidreason: String?
    let revisions: [Revision]?
    let imageinfo: [File]?
  }

  let error: Failure?
  let `continue`: [String: String]?
  let login: Login?
  let edit: Edit?
  let upload: Upload?
  let query: Query?

  /// Reads an answer; nil where it is none of MediaWiki.
  static func read(_ bytes: [UInt8]) -> MediaWikiAnswer? {
    try? JSONDecoder().decode(MediaWikiAnswer.self, from: Data(bytes))
  }
}

/// Any name of a member.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
