import Documents
import Glibc
import TestSupport
import Testing

@testable import Commands

@Suite struct ReportCommandTests {
    private func filled() throws -> CommandBench {
        let bench = try CommandBench()
        try bench.initialise()
        _ = try bench.json("import", bench.sample(20, records: true))
        return bench
    }

    @Test func `a report goes to the terminal, as JSON, as CSV and as a page`() throws {
        let bench = try filled()
        let text = bench.run(["report", "komitmen", "--quarter", "2026-Q4"])
        #expect(text.code == .done && text.output.contains("Menurut desa"), "\(text.said)")
        let json = try bench.json("report", ["komitmen", "--quarter", "2026-Q4"])["report"]
        #expect(json?["name"]?.string == "komitmen")
        #expect((json?["sections"]?.array?.count ?? 0) > 2)
        let csv = bench.home.file("k.csv")
        let html = bench.home.file("k.html")
        let words = ["report", "komitmen", "--quarter", "2026-Q4", "--csv", csv, "--html", html]
        let written = bench.run(words)
        #expect(
            written.code == .done && written.output.contains("data pribadi"),
            "\(written.said)",
        )
        for path in [csv, html] {
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600, "\(path)")
            let text = String(decoding: try Bytes.read(path), as: UTF8.self)
            #expect(text.contains("dilindungi UU 27/2022"))
        }
        let again = bench.run(words)
        #expect(again.code == .failed, "\(again.said)")
        let log = try bench.json("report", ["--log"])["report"]?.array ?? []
        #expect(log.map { $0["format"]?.string } == ["html", "csv"])
        #expect(log.allSatisfy { $0["what"]?.string == "komitmen 2026-Q4" })
    }

    @Test func `pages print the quarter, the month, forms and a card`() throws {
        let bench = try filled()
        let family = try bench.json("families")["families"]?.array?.first?["id"]?.string ?? ""
        let asked: [[String]] = [
            ["triwulan", "--quarter", "2026-Q4"], ["bulanan", "--month", "2026-10"],
            ["formulir", "--quarter", "2026-Q4"], ["formulir", "--quarter", "2026-Q4", "--blank"],
            ["kartu", "--family", family],
        ]
        for (number, words) in asked.enumerated() {
            let path = bench.home.file("\(number).html")
            let answer = bench.run(["report"] + words + ["--html", path])
            #expect(answer.code == .done, "\(words) \(answer.said)")
            let page = String(decoding: try Bytes.read(path), as: UTF8.self)
            #expect(page.hasSuffix("</body></html>\n") && page.contains("class=\"signer\""))
        }
    }

    @Test func `what cannot be made is said, and nothing is written or logged`() throws {
        let bench = try filled()
        let path = bench.home.file("x.html")
        for words in [
            ["laba"], ["komitmen", "--village", "Atlantis"], ["komitmen", "--month", "Oktober"],
            ["kartu", "--html", path], ["kartu", "--family", "TIADA", "--html", path],
            ["formulir", "--place", "tiada", "--html", path], ["--smallest", "1"],
        ] {
            let answer = bench.run(["report"] + words)
            #expect(answer.code != .done && !answer.errors.isEmpty, "\(words): \(answer.said)")
        }
        #expect(access(path, F_OK) != 0)
        #expect(try bench.json("report", ["--log"])["report"]?.array?.isEmpty == true)
    }

    @Test func `a higher threshold hides more, and is kept`() throws {
        let bench = try filled()
        func stars() -> Int {
            let text = bench.run(["report", "komitmen", "--quarter", "2026-Q4"]).output
            return text.count { $0 == "*" }
        }
        #expect(bench.run(["report", "--smallest", "2"]).code == .done)
        let few = stars()
        #expect(bench.run(["report", "--smallest", "30"]).code == .done)
        #expect(stars() > few)
    }
}
