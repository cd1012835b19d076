import App
import Caseload
import Casework
import Documents
import LocalStore
import Testing
import TestSupport

@testable import Commands

@Test(arguments: [
    ("patuh", "patuh"), ("2", "tidak"), ("izin", "izin"), ("tidak-berlaku", "tidak-berlaku"),
    ("A1/I0/S0/HE20", "patuh"), ("A9/I0/S0/HE20", "tidak"), ("87%", "patuh"), ("40,5%", "tidak"),
])
func `a pupil's month takes states, days and percents`(typed: String, state: String) throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let answer = try bench.json("record", cell.member, cell.obligation, cell.period, typed)[
        "record"
    ]
    #expect(answer?["value"]?.string == state)
    #expect(answer?["changed"]?.int == 1)
    let queue = try bench.json("queue")["queue"]?.array ?? []
    #expect(queue.map { $0["id"]?.string } == [answer?["id"]?.string])
    #expect(queue.first?["value"]?.string == state)
}

@Test func `the same record twice changes nothing, another value is the record's next revision`()
    throws
{
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let words = [cell.member, cell.obligation, cell.period]
    let first = try bench.json("record", words + ["patuh"])["record"]
    let same = try bench.json("record", words + ["patuh"])["record"]
    #expect(same?["changed"]?.int == 0)
    #expect(same?["rev"] == first?["rev"])
    let other = try bench.json("record", words + ["tidak"])["record"]
    #expect(other?["rev"]?.string?.hasPrefix("2-") == true)
    #expect(other?["waiting"]?.int == 1)
    let cleared = try bench.json("record", words + ["kosong"])["record"]
    #expect(cleared?["value"] == nil)
}

@Test func `what can't be recorded is refused with what could be`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let cases: [([String], String)] = [
        (["tak-ada", cell.obligation, cell.period, "patuh"], "tak-ada"),
        ([cell.member, "hadir-skolah", cell.period, "patuh"], "hadir-sekolah"),
        ([cell.member, cell.obligation, "2026", "patuh"], "Pilihannya"),
        ([cell.member, cell.obligation, "bulan depan", "patuh"], "bulan depan"),
        ([cell.member, cell.obligation, cell.period, "hadir"], "bukan keadaan"),
    ]
    for (words, hint) in cases {
        let answer = bench.run(["record"] + words)
        #expect(answer.code == .failed, "\(words): \(answer.said)")
        #expect(answer.errors.contains(hint), "\(words): \(answer.said)")
    }
    #expect(try bench.json("queue")["waiting"]?.int == 0)
}

@Test func `a session's word in a school's cell is refused by that word`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let words = ["record", cell.member, cell.obligation, cell.period]
    let answer = bench.run(words + ["hadir"])
    #expect(answer.code == .failed)
    #expect(answer.errors.contains("«hadir»") && !answer.errors.contains("«H»"), "\(answer.said)")
}

@Test func `a family as JSON has its amounts and what is amiss`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let done = try bench.json("record", cell.member, cell.obligation, cell.period, "tidak")
    let id = try #require(done["record"]?["family"]?.string)
    let family = try bench.json("family", id)["family"]
    let summary = try #require(
        family?["programmes"]?.array?.first { $0["programme"]?.string == "pkh" }
    )
    let amounts = summary["amounts"]?.array ?? []
    let grants = summary["grants"]?.array ?? []
    let counted =
        amounts.filter { $0["standing"]?.string == "counted" }
        + grants
        .filter { $0["optional"]?.bool == false }
    #expect(counted.compactMap { $0["amount"]?.int }.reduce(0, +) == summary["total"]?.int)
    #expect((summary["total"]?.int ?? 0) > 0)
    let missed = summary["concerns"]?.array?.first { $0["kind"]?.string == "notMet" }
    #expect(missed?["risk"]?.bool == true && missed?["obligation"]?.string == cell.obligation)
    #expect(missed?["periods"]?.array?.compactMap(\.string) == [cell.period])
    #expect(summary["counts"]?["notMet"]?.int == 1)
}

@Test func `every listing is one object with its list under its own name`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    _ = try bench.json("import", bench.sample(6, records: true))
    #expect(try bench.json("families")["families"]?.array?.count == 6)
    let family = try bench.json("family", "K000001")["family"]
    #expect(family?["family"]?["_id"]?.string == "family:K000001")
    #expect(family?["members"]?.array?.isEmpty == false)
    #expect(family?["cells"]?.array?.isEmpty == false)
    let row = try #require(try bench.json("queue")["queue"]?.array?.first)
    for name in ["id", "kind", "state", "rev", "period", "at", "label"] {
        #expect(row[name]?.string?.isEmpty == false, "\(name)")
    }
    #expect(try bench.json("themes")["themes"]?.array?.count == 5)
    #expect(try bench.json("doctor")["doctor"]?["sound"]?.bool == true)
    let limited = try bench.json("families", "--limit", "2")["families"]?.array
    #expect(limited?.count == 2)
}

@Test func `the search narrows by every word`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 30)
    let all = try bench.json("families")["families"]?.array ?? []
    let one = try #require(all.first)
    let holder = one["holder"]?.string ?? ""
    let kk = one["kk"]?.string ?? ""
    let found = try bench.json("families", String(holder.prefix(4)), kk)["families"]?.array
    #expect(found == [one])
    #expect(try bench.json("families", "xyzzy")["families"]?.array?.isEmpty == true)
    let unknown = bench.run("family", "K999999")
    #expect(unknown.code == .failed)
    #expect(unknown.errors.contains("K999999"))
}

@Test func `a period that has not begun is refused by its name`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    for period in ["2026-12", "2027-01"] {
        let answer = bench.run("record", cell.member, cell.obligation, period, "patuh")
        #expect(answer.code == .failed)
        #expect(answer.errors.contains("\(period) belum mulai"), "\(answer.said)")
    }
    #expect(try bench.json("queue")["waiting"]?.int == 0)
}

@Test func `what a person's data is may come from standard input instead of the arguments`() throws
{
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let access = ["--store", bench.store, "--passphrase-file", bench.passphraseFile, "--json"]
    let words = ["record", cell.member, cell.obligation, cell.period, "izin", "--note", "-"]
    let answer = bench.bare(words + access, lines: ["sakit keras"])
    #expect(answer.code == .done, "\(answer.said)")
    let id = try #require(try answer.json["record"]?["id"]?.string)
    try bench.caseload { caseload in
        let body = try caseload.store.read { (reader) throws(StoreError) in
            try reader.document(DocumentID(id))?.body
        }
        #expect(body?["note"]?.string == "sakit keras")
    }
    let all = try bench.json("families")["families"]?.array ?? []
    let holder = try #require(all.first?["holder"]?.string)
    let found = bench.bare(["families", "-"] + access, lines: [holder])
    let list = try found.json["families"]?.array ?? []
    #expect(!list.isEmpty && list.count < all.count, "\(found.said)")
    #expect(list.contains { $0["holder"]?.string == holder })
    #expect(bench.bare(["families", "-"] + access).code == .wrongUse)
}

/// What a dated service's cells of one family are.
private func datedCell(_ bench: CommandBench) throws -> (words: [String], counted: DaySpan) {
    var found: (words: [String], counted: DaySpan)?
    try bench.caseload { caseload in
        let index = try caseload.familyIndex()
        for row in 0..<index.count where found == nil {
            let page = try caseload.entryPage(
                .family(index.id(row)),
                CommandBench.now.day.quarter,
                today: CommandBench.now.day.quarter.lastDay,
            )
            let cells = (page?.rows ?? []).flatMap { $0.cells.compactMap(\.self) }
            let cell = cells.first {
                $0.cell.applies && $0.cell.obligation.input == .dated && $0.recorded == nil
                    && $0.cell.counted.contains(CommandBench.now.day.month.firstDay)
            }?.cell
            guard let cell else { continue }
            let words = [cell.member.rawValue, cell.obligation.id, cell.period.text]
            found = (words, cell.counted)
        }
    }
    return try #require(found)
}

@Test func `a day of one digit is a day of a dated service, and no state that takes days away`()
    throws
{
    let bench = try CommandBench()
    try bench.fill(families: 30)
    let (words, _) = try datedCell(bench)
    let month = CommandBench.now.day.month
    let first = month.firstDay
    let typed = try bench.json("record", words + ["1"])["record"]
    #expect(typed?["changed"]?.int == 1)
    let answer = bench.run(["record"] + words + ["tidak"])
    #expect(answer.code == .failed, "\(answer.said)")
    #expect(bench.run(["record"] + words + ["patuh"]).code == .failed)
    try bench.caseload { caseload in
        let cell = try caseload.cell(member: words[0], obligation: words[1], period: words[2])
        #expect(cell.value?.dates == [first])
    }
    // Taken back in so many words, a state is one again.
    _ = try bench.json("record", words + ["kosong"])
    #expect(try bench.json("record", words + ["tidak"])["record"]?["value"]?.string == "tidak")
}

@Test func `a day alone is read in the months that the period counts`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 30)
    let (words, counted) = try datedCell(bench)
    let last = counted.last
    let before = Moment(seconds: CommandBench.now.seconds, offset: CommandBench.now.offset)
    var wanted: Day?
    try bench.caseload { caseload in
        let cell = try caseload.cell(member: words[0], obligation: words[1], period: words[2]).cell
        // Long after the period, a bare day is one of its days, not of this month.
        let late = Moment(seconds: before.seconds + 400 * 86_400, offset: before.offset)
        guard case .date(let day) = try RecordValue.input("3", for: cell, late) else {
            Issue.record("no date")
            return
        }
        wanted = day
    }
    #expect(wanted.map { counted.contains($0) } == true, "\(String(describing: wanted)) \(last)")
}

@Test func `the plain prompts read a digit as a day where days are asked`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 30)
    let (words, _) = try datedCell(bench)
    try bench.caseload { caseload in
        let cell = try caseload.cell(member: words[0], obligation: words[1], period: words[2]).cell
        for digit in 1...3 {
            let read = try RecordValue.input("\(digit)", for: cell, CommandBench.now)
            guard case .date(let day) = read else {
                Issue.record("\(digit) is \(read)")
                continue
            }
            #expect(day.dayOfMonth == digit)
        }
    }
}
