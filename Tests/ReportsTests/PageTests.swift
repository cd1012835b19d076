import Casework
import Exchange
import Testing

@testable import Reports

@Suite struct PageTests {
    private func text(_ page: some Printable, _ words: PageWords = PageWords()) -> String {
        String(decoding: page.html(words, SampleReports.stamp), as: UTF8.self)
    }

    /// Every tag of a page, without what is in it.
    private func tags(_ html: String) -> [Substring] {
        html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" && $0 != " " } }
    }

    static let pages: [any Printable] = {
        var figures = SampleReports.commitment
        figures.villages[0] = SampleReports.hostile
        let report = Report.commitment(
            figures,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 2,
        )
        let hostile = SampleReports.hostile
        var family = Family(id: "family:f1")
        family.village = hostile
        family.kk = hostile
        var member = Member(id: "member:m1", family: family.id, name: hostile)
        member.nik = hostile
        let empty = ReportTable(title: Wording(id: "", en: ""), columns: [], rows: [])
        return [
            report,
            QuarterBook(SampleReports.scope, [report]),
            MonthlyReport(
                Month("2026-10") ?? SampleReports.quarter.firstMonth,
                lines: report,
                others: [report],
            ),
            VerificationForms([
                VerificationForm(
                    field: .education,
                    quarter: SampleReports.quarter,
                    place: hostile,
                    npsn: hostile,
                    rows: .pupils([VerkomPupil(nik: hostile, name: hostile, remark: hostile)]),
                    spareLines: 2,
                    signer: Signer(Wording(id: hostile, en: hostile), name: hostile),
                    worker: hostile,
                ),
                VerificationForm(
                    field: .health,
                    quarter: SampleReports.quarter,
                    place: hostile,
                    rows: .people([
                        .init(
                            nik: hostile,
                            name: hostile,
                            note: hostile,
                            caregiver: hostile,
                            duties: [
                                .init(
                                    label: Wording(id: hostile, en: hostile),
                                    months: [nil, .blank, .state(.patuh, date: .first)],
                                )
                            ],
                        )
                    ]),
                    signer: Signer(Wording(id: hostile, en: hostile)),
                    worker: hostile,
                ),
            ]),
            Letter(
                kind: .referral,
                office: [hostile, hostile],
                place: hostile,
                date: .first,
                recipient: [hostile],
                subject: hostile,
                opening: [hostile],
                facts: [.init(hostile, hostile)],
                closing: [hostile],
                signers: [Signer(Wording(id: hostile, en: hostile), name: hostile)],
            ),
            VisitSheet(
                day: .first,
                stops: [
                    .init(
                        village: hostile,
                        visits: [
                            .init(
                                family: hostile,
                                address: hostile,
                                phone: hostile,
                                reasons: [hostile, hostile],
                            )
                        ],
                    )
                ],
            ),
            FamilyCard(
                family: family,
                group: hostile,
                people: [
                    .init(
                        member: member,
                        relation: Wording(id: hostile, en: hostile),
                        places: [hostile],
                        states: [Wording(id: hostile, en: hostile)],
                    )
                ],
                memberships: [
                    .init(
                        name: Wording(id: hostile, en: hostile),
                        status: hostile,
                        from: nil,
                        to: nil,
                    )
                ],
                quarter: SampleReports.quarter,
                duties: empty,
                amounts: empty,
                history: empty,
                today: .first,
            ),
        ]
    }()

    @Test(arguments: 0..<7) func `text from outside stays text`(number: Int) {
        let html = text(Self.pages[number])
        #expect(!html.contains("<script") && !html.contains("alert(1)</"))
        let joined = html.split(separator: "<wbr>").joined()
        #expect(joined.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
    }

    @Test(arguments: 0..<7) func `a page is whole, marked, Indonesian, and asks for nothing`(
        number: Int
    ) {
        let html = text(Self.pages[number])
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\">"))
        #expect(html.hasSuffix("</body></html>\n"))
        #expect(html.contains("Data pribadi, dilindungi UU 27/2022"))
        #expect(html.contains("default-src 'none'"))
        #expect(html.contains("size:A4"))
        for word in ["<link", "<img", "<iframe", "<object", "url(http", "src=", "@import", " on"] {
            let found = html.range(of: word).map { html[$0].description }
            #expect(word == " on" || found == nil, "\(word)")
        }
        #expect(tags(html).allSatisfy { !["script", "a", "form", "input", "base"].contains($0) })
    }

    @Test(arguments: 0..<7) func `every element that opens ends, in the right order`(number: Int) {
        var open: [Substring] = []
        let void: Set<Substring> = ["!DOCTYPE", "meta", "col", "br", "wbr"]
        for tag in tags(text(Self.pages[number])) where !void.contains(tag) {
            if tag.hasPrefix("/") {
                #expect(open.popLast() == tag.dropFirst())
            } else {
                open.append(tag)
            }
        }
        #expect(open.isEmpty)
    }

    @Test func `an English page says so`() {
        let html = text(Self.pages[0], PageWords(.english))
        #expect(html.contains("<html lang=\"en\">") && html.contains("Personal data"))
    }

    @Test func `the school's form has the ministry's 25 columns in each row`() throws {
        let school = try #require(text(Self.pages[3]).split(separator: "</table>").first)
        let rows = school.split(separator: "<tr", omittingEmptySubsequences: true)
            .map { row in row.split(separator: "<td").dropFirst() }
            .filter { $0.first?.contains("colspan") == false }
        #expect(rows.count == 3)
        for cells in rows { #expect(cells.count == 25) }
    }

    @Test func `every bar of a chart has its figure beside it`() {
        let chart = Chart(
            Wording(id: "Uji", en: "Test"),
            .bars,
            series: [
                .init(Wording(id: "a", en: "a"), .good), .init(Wording(id: "b", en: "b"), .bad),
            ],
            points: [
                .init(.text("satu"), [.count(1_234), .masked]),
                .init(.text("dua"), [.count(7), .empty]),
            ],
        )
        var html = HTML()
        SVGChart(chart, PageWords()).write(into: &html)
        let text = String(decoding: html.bytes, as: UTF8.self)
        #expect(
            text.contains(">1.234</text>") && text.contains(">7</text>")
                && text.contains(">*</text>")
        )
        #expect(text.contains("role=\"img\"") && text.contains("<pattern"))
    }

    @Test func `a form repeats its place on every page, and none is signed without rows`() throws {
        let pupils = (1...5).map { VerkomPupil(nik: "\($0)", name: "Siswa \($0)") }
        let school = VerificationForm(
            field: .education,
            quarter: SampleReports.quarter,
            place: "SDN Satu",
            rows: .pupils(pupils),
            signer: Signer(Wording(id: "Kepala sekolah,", en: "Headmaster,")),
            worker: "",
        )
        let html = text(VerificationForms([school]))
        let head = try #require(
            html.split(separator: "<thead>").last?.split(separator: "</thead>").first
        )
        #expect(head.contains("SDN Satu"))
        let last = try #require(html.ranges(of: "<tbody").last.map { html[$0.upperBound...] })
        #expect(last.hasPrefix(" class=\"keep\"") && last.contains("Siswa 3"))
        #expect(!last.contains("Siswa 2"))
        var clinic = school
        clinic.field = .health
        clinic.rows = .people([
            .init(nik: "1", name: "Ani", note: "", caregiver: "", duties: [])
        ])
        let other = text(VerificationForms([clinic]))
        #expect(!other.contains("<tbody></tbody>") && !other.contains("<tbody class=\"\"></tbody>"))
    }

    @Test func `whoever looks after others signs as that`() {
        let report = Report.commitment(
            SampleReports.commitment,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 2,
        )
        let book = QuarterBook(SampleReports.scope, [report])
        func signed(_ isSupervisor: Bool) -> String {
            let stamp = PrintStamp(
                worker: "Ibu Contoh",
                at: SampleReports.stamp.at,
                isSupervisor: isSupervisor,
            )
            return String(decoding: book.html(PageWords(), stamp), as: UTF8.self)
        }
        #expect(
            signed(false).contains("Pendamping sosial,") && !signed(false).contains("Penyelia,")
        )
        #expect(signed(true).contains("Penyelia,") && !signed(true).contains("Pendamping sosial,"))
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(text) {
                return place..<index(place, offsetBy: text.count)
            }
            place = index(after: place)
        }
        return nil
    }
}
