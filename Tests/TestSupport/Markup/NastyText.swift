/// Names and descriptions that are markup somewhere, as a user's network could hold them.
public enum NastyText {
  /// Each of them.
  public static let all = [
    "a|b", "a || b", "{{x}}", "{{!}}", "[[x]]", "[x](y)", "'''bold'''", "''italic''", "~~~~",
    "<script>alert(1)</script>", "<nowiki>", "</nowiki>", "<!-- x -->", "-->", "-{zh}-",
    "__NOTOC__", "＿＿目次なし＿＿", "https://example.org/a?b=c", "mailto:a@example.org", "www.example.org",
    "* item", "# item", ": indent", "; term", "= head =", "== head ==", "! header", "!! header",
    "|-", "|+", "|}", "{| x", "----", "&lt;", "&#124;", "&amp;nbsp;", "640x480", "(c)", "(tm)",
    "...", "--", "---", "->", "=>", "<=>", "8-)", ":-)", "^_^", "FIXME", "DELETEME", "LOL", "%%x%%",
    "100%",
    "%", "%%", "**bold**", "//italic//", "__under__", "''mono''", "((note))", "\\\\ break",
    "^ head ^", "\"quoted\"", "it's", "  * list", ">quoted", "<code>", "</code>", "<file>x</file>",
    "<html><b>x</b></html>", "<php>x</php>", "~~NOTOC~~", "~~NOCACHE~~", "{{rss>http://x}}",
    "RFC 4632",
    "ISBN 978-3-16-148410-0", "PMID 1234", "#REDIRECT [[X]]", "{{{1}}}", "{{subst:x}}",
    "<ref>x</ref>",
    "}}", "{{", "]]", "[[", "]", "}", "|", "\\", "`code`", "$x$", "@user", "#1", "<b>bold</b>",
    "\u{1F600}", "naïve", "e\u{301}", "שלום", "x]]y", "x}}y|z",
  ]
}
