import Documents
import Testing
import TestSupport

@testable import Commands

@Test func `agenda lists what waits by section, and narrows to a village`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 12)
    let all = try bench.json("agenda", "--window", "all")
    let items = all["agenda"]?.array ?? []
    #expect(!items.isEmpty && all["on"]?.string == "2026-11-15")
    let sections = items.compactMap { $0["section"]?.string }
    let counts = ["overdue", "due", "coming"].map { name in sections.count { $0 == name } }
    #expect(counts == ["overdue", "due", "coming"].map { all[$0]?.int ?? -1 })
    #expect(counts.reduce(0, +) == items.count)
    let village = try #require(items.compactMap { $0["village"]?.string }.first { !$0.isEmpty })
    let some = try bench.json("agenda", "--window", "all", "--village", village)
    #expect(
        (some["agenda"]?.array ?? []).allSatisfy { $0["village"]?.string == village }
    )
    #expect(bench.run("agenda").output.contains("·"))
}

@Test func `agenda of another day is that day's`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 6)
    let later = try bench.json("agenda", "--on", "2026-12-31")
    #expect(later["on"]?.string == "2026-12-31")
    for words in [["--on", "besok"], ["--window", "tahun"]] {
        let answer = bench.run(["agenda"] + words)
        #expect(answer.code != .done && !answer.errors.isEmpty, "\(words): \(answer.said)")
    }
}

@Test func `alerts tell why, the heaviest first`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 12)
    let file = bench.home.file("uji.json5")
    try Bytes.write(
        """
        { _id: "programme:uji", type: "programme", v: 1, id: "uji", name: { id: "Uji", en: "Trial" },
          short: { id: "Uji", en: "Trial" }, source: "s",
          alerts: [
            { id: "semua", label: { id: "Semua", en: "All" }, about: "family", weight: 2, when: "family.size >= 1",
              why: { id: "{family.size} orang", en: "{family.size} people" }, from: "2020-01-01", source: "s" },
            { id: "anak", label: { id: "Anak", en: "Child" }, about: "member", weight: 8, when: "member.age < 18",
              why: { id: "{member.age} tahun", en: "{member.age} years" }, from: "2020-01-01", source: "s" } ] }
        """,
        to: file,
    )
    _ = try bench.json("import", file)
    let answer = try bench.json("alerts")
    let alerts = answer["alerts"]?.array ?? []
    let own = alerts.filter { $0["rule"]?.string?.hasPrefix("uji/") == true }
    #expect(own.count { $0["rule"]?.string == "uji/semua" } == 12)
    #expect(own.contains { $0["rule"]?.string == "uji/anak" })
    #expect(own.allSatisfy { $0["act"]?.string == "entry" && $0["why"]?.string?.isEmpty == false })
    let weights = alerts.compactMap { $0["weight"]?.int }
    #expect(weights == weights.sorted(by: >) && answer["count"]?.int == alerts.count)
    #expect(bench.run("alerts", "--limit", "3").output.contains("tahun"))
}
