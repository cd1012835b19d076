import Caseload
import Casework
import Documents
import Reports
import TestSupport
import Testing

@testable import Commands

/// Hostile text in every field of the lists that others send: a school's verification form, a list of deciles.
@Suite struct HostileInputTests {
    /// Every cell of some columns from a row on, hostile; the rest as it is.
    ///
    /// - `columns`: Nil for a cell of each row before it, the heads too.
    private static func poisoned(
        _ text: String,
        from first: Int,
        columns: [Int]?,
        _ number: inout Int,
    ) -> String {
        func cell(_ number: Int) -> String {
            let value =
                number % 23 == 22 ? Hostile.long : Hostile.values[number % Hostile.values.count]
            return "\"" + value.replacing("\"", with: "\"\"") + " \(number)\""
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var rows: [String] = []
        for (place, line) in lines.enumerated() {
            var cells = line.split(separator: ";", omittingEmptySubsequences: false).map(
                String.init
            )
            if let columns, place >= first {
                for column in columns where cells.indices.contains(column) {
                    number += 1
                    cells[column] = cell(number)
                }
            } else if columns == nil, place < first, place > 1, cells.count > 1 {
                number += 1
                cells[number % cells.count] = cell(number)
            }
            rows.append(cells.joined(separator: ";"))
        }
        return rows.joined(separator: "\n")
    }

    private static func judge(_ answer: CommandBench.Answer, _ place: String) {
        #expect(Hostile.faults(answer.output, but: ["\n"]) == [], "\(place)")
        #expect(Hostile.faults(answer.errors, but: ["\n"]) == [], "\(place)")
    }

    private static func judge(_ bytes: [UInt8], but allowed: Set<Unicode.Scalar>, _ place: String) {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(Hostile.faults(text, but: allowed) == [], "\(place)")
    }

    @Test func `a school's form with hostile cells steers nothing, read and written again`() throws
    {
        // Without its returns: with a newline after it one is no letter of its own.
        let source = String(
            decoding: try Bytes.read(Checkout.path + "/sample-data/verkom-69900001.csv")
                .filter { $0 != UInt8(ascii: "\r") },
            as: UTF8.self,
        )
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(
            lines.firstIndex { $0.hasPrefix("1;") || $0.hasPrefix("\"1\";") }
        )
        let width = lines[first].count { $0 == ";" } + 1
        #expect(width >= 25)
        var number = 0
        var read = 0
        let step = 7
        for start in [nil] + (0..<step).map(Int?.some) {
            let columns = start.map { Array(stride(from: $0, to: width, by: step)) }
            let place = "columns \(columns ?? [])"
            let bench = try CommandBench()
            try bench.initialise()
            let names = ["keluarga", "anggota", "fasilitas", "kelompok"]
            _ = try bench.json("import", names.map { Checkout.path + "/sample-data/\($0).csv" })
            let path = bench.home.file("verkom.csv")
            let text = Self.poisoned(source, from: first, columns: columns, &number)
            try Bytes.write(text, to: path)
            Self.judge(bench.run("import", path), place)
            Self.judge(bench.run("import", path, "--json"), place)
            let out = bench.home.file("keluar.csv")
            let export = ["export", "verkom", "--school", "69900001", "--quarter", "2026-Q4", out]
            let answer = bench.run(export)
            Self.judge(answer, place)
            guard answer.code == .done else { continue }
            read += 1
            try bench.caseload { caseload in
                let quarter = CommandBench.now.day.quarter
                for isFilled in [true, false] {
                    let forms = try caseload.verificationForms(
                        .facility("facility:S00001"),
                        quarter,
                        today: quarter.lastDay,
                        isFilled: isFilled,
                    )
                    let stamp = PrintStamp(worker: "x", at: CommandBench.now)
                    let page = VerificationForms(forms).html(PageWords(.indonesian), stamp)
                    Self.judge(page, but: ["\n", "\t"], place)
                    let text = String(decoding: page, as: UTF8.self)
                    #expect(!text.contains("<script") && !text.contains("<img src=x"), "\(place)")
                }
            }
        }
        #expect(read > 4, "\(read) of \(step + 1) were written again")
    }

    @Test func `a list of deciles with hostile cells steers nothing, told and exported`() throws {
        let bench = try CommandBench()
        try bench.initialise()
        let names = ["keluarga", "anggota", "fasilitas", "kelompok"]
        _ = try bench.json("import", names.map { Checkout.path + "/sample-data/\($0).csv" })
        let source = """
            NIK;No KK;Nama;Desa;Desil;PKH;Sembako;Padan
            9901011510780001;9901010610160001;Sukardi Nugroho;Sukamekar;5;tidak;ya;ya
            9901014706790002;9901010610160001;Ratna Melati;Sukamekar;1;ya;ya;tidak
            9901014706790099;9901010610160099;Orang Baru;Sukamekar;2;ya;ya;ya
            9901014706790098;;Orang Lain;Tirtasari;3;;;
            """
        var number = 0
        var told = 0
        for column in [nil] + (0..<8).map(Int?.some) {
            let place = "column \(column.map(String.init) ?? "heads")"
            let path = bench.home.file("desil.csv")
            var text = Self.poisoned(source, from: 1, columns: column.map { [$0] }, &number)
            // The heads: one more column, which nobody knows.
            if column == nil {
                text = source.replacing("Padan\n", with: "Padan;\"\(Hostile.values[0])\"\n")
            }
            try Bytes.write(text, to: path)
            let out = bench.home.file("beda.csv")
            for more in [[], ["--json"], ["--out", out, "--replace"]] {
                let answer = bench.run(["compare", path] + more)
                Self.judge(answer, "\(place) \(more)")
                guard answer.code == .done else { continue }
                told += 1
                guard !more.isEmpty, more != ["--json"] else { continue }
                let bytes = try Bytes.read(out)
                Self.judge(bytes, but: ["\n", "\r", "\t"], place)
                let cells = String(decoding: bytes, as: UTF8.self)
                    .split(whereSeparator: { ";\r\n".contains($0) })
                let run = cells.filter { cell in
                    let bare = cell.drop { $0 == "\"" }
                    return ["=", "@", "+", "-"].contains { bare.hasPrefix($0) } && bare.count > 1
                }
                #expect(run.isEmpty, "\(place): \(run)")
            }
        }
        #expect(told > 15, "\(told)")
    }
}
