import Casework

/// Something that prints: a report, a form, a letter, a card.
package protocol Printable: Sendable {
    /// The page's title, without anybody's name: browsers put it into the file's name.
    var pageTitle: Wording { get }
    /// Whether the paper lies on its long side.
    var isWide: Bool { get }
    /// How many rows of people or figures it holds, for the log of exports.
    var printedRows: Int { get }
    /// Writes what stands on the paper.
    func write(into page: inout PageWriter)
}

extension Printable {
    /// One self-contained page: no script, nothing from outside, which its own policy forbids too.
    ///
    /// UTF-8; prints on A4 with the heads of tables repeated and no row cut in two.
    package func html(_ words: PageWords, _ stamp: PrintStamp) -> [UInt8] {
        var page = PageWriter(words, stamp)
        page.html.raw("<!DOCTYPE html>\n")
        page.html.open("html", ["lang": words.language.rawValue])
        page.html.raw("<head><meta charset=\"utf-8\">")
        page.html.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        )
        page.html.raw("<meta name=\"robots\" content=\"noindex\">")
        page.html.raw("<meta name=\"viewport\" content=\"width=device-width\">")
        page.html.element("title", text: words(pageTitle))
        page.html.raw("<style>")
        page.html.raw(PageStyle.common)
        page.html.raw(isWide ? PageStyle.landscape : PageStyle.portrait)
        page.html.raw(
            words.language == .indonesian ? PageStyle.footIndonesian : PageStyle.footEnglish
        )
        page.html.raw("</style></head>\n")
        page.html.open("body", ["class": isWide ? "wide" : "tall"])
        page.html.element("p", ["class": "mark"], text: words.privacyMark)
        page.html.element("p", ["class": "mark"], text: words.exportMark(stamp))
        write(into: &page)
        page.html.raw("</body></html>\n")
        return page.html.bytes
    }
}
