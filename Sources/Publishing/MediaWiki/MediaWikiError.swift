/// What the errors of MediaWiki's action API mean.
enum MediaWikiError {
  /// Whether an error passes by itself.
  static func isPassing(_ code: String) -> Bool {
    switch code {
    case "ratelimited", "maxlag", "readonly", "backend-fail-alreadyexists", "backend-fail-synced",
      "lockmanager-fail-conflict", "stashfailed", "actionthrottledtext":
      true
    // The database was locked, or a server behind the wiki failed.
    default: code.hasPrefix("internal_api_error")
    }
  }

  /// Whether an error means that the session has ended.
  static func isEndOfSession(_ code: String) -> Bool {
    ["badtoken", "assertuserfailed", "notoken", "sessionfailure"].contains(code)
  }

  /// Whether what was wanted is already so, since an answer was lost or somebody was faster.
  static func isDone(_ code: String, action: MediaWikiAPI.Action) -> Bool {
    switch action {
    case .edit: false
    case .upload: code == "fileexists-no-change"
    case .delete: code == "missingtitle" || code == "cantdelete"
    }
  }

  /// The error of a request that is not tried again.
  ///
  /// - Parameter name: of the page or file that it was about.
  static func error(
    _ failure: MediaWikiAnswer.Failure, _ action: MediaWikiAPI.Action?, name: String, place: String
  ) -> PublishError {
    let reason = "\(failure.info) (\(failure.code))"
    switch failure.code {
    case "editconflict", "articleexists", "missingtitle", "pagedeleted", "edit-already-exists":
      return .lostRace
    case "permissiondenied", "cantcreate", "cantcreate-anon", "noedit", "noedit-anon",
      "writeapidenied", "badaccess-groups":
      return .denied(place: place, reason: reason, advice: advice(action))
    case "readapidenied", "assertuserfailed", "assertbotfailed":
      return .denied(place: place, reason: reason, advice: MediaWikiAPI.signInAdvice)
    case "blocked", "autoblocked", "globalblocking-blockedtext-user":
      return .denied(
        place: place, reason: reason, advice: "ask an administrator of the wiki to unblock it")
    case "badtoken":
      return .denied(
        place: place, reason: reason,
        advice: "it forgets who has signed in: ask its administrator for $wgSessionCacheType")
    case "uploaddisabled":
      return .unsuitable(
        place: place, reason: "takes no files: \(reason)", advice: MediaWikiSite.uploadAdvice)
    case "filetype-banned", "filetype-banned-type":
      return .unsuitable(
        place: place, reason: "takes no SVG: \(reason)", advice: MediaWikiSite.typeAdvice)
    case "protectedpage", "cascadeprotected", "protectedtitle", "protectednamespace":
      return .refused(
        name: name,
        reason: "it is protected: \(reason); let this account edit it, or take the protection away")
    case "verification-error":
      return .refused(
        name: name,
        reason:
          "it takes the picture for dangerous: \(reason); please report this as a fault of Portolan"
      )
    case "contenttoobig":
      return .refused(
        name: name, reason: "\(reason); ask its administrator for a higher $wgMaxArticleSize")
    default: return .refused(name: name, reason: reason)
    }
  }

  /// What to do where a right is missing.
  private static func advice(_ action: MediaWikiAPI.Action?) -> String {
    switch action {
    case .upload:
      "give the bot password the grants 'Upload new files' and 'Upload, replace, and move files', and its account the rights for them"
    case .delete:
      "deleting needs the grant 'Delete pages, revisions, and log entries' and an account that may delete; keep what is no longer needed with 'report' or 'archive', or give it both"
    case .edit, nil:
      "give the bot password the grants 'Edit existing pages' and 'Create, edit, and move pages', and its account the rights for them"
    }
  }
}
