import Caseload
import Casework
import Documents
import FoundationEssentials
import Screen
import TestSupport
import Testing

@testable import App

/// Hostile text on paper and in tables: a browser shows it, a spreadsheet does not run it, and a terminal that
/// prints the file is not steered by it.
@Suite struct HostilePapersTests {
    @Test(arguments: HostileScreensTests.seeds)
    func `no page and no table lets anything through that a store brings`(seed: UInt64) throws {
        var desk = try HostileDesk.make(seed: seed, isThorough: seed.isMultiple(of: 2))
        // Their makers would stop at families nobody has: the day's list, cards, reports, forms, letters.
        desk.press("7")
        write("F2", "jalan", [".html"], &desk)
        for number in 0..<3 {
            let way = Array(repeating: "Down", count: number).joined(separator: " ")
            desk.press("Esc Esc 2 \(way) Enter")
            write("F2", "kartu-\(number)", [".html"], &desk)
        }
        desk.press("Esc Esc Esc 9")
        for number in 0..<12 {
            write("F2", "laporan-\(number)", [".html", ".csv"], &desk)
            desk.press("Down")
        }
        for number in 0..<5 {
            let way = Array(repeating: "Down", count: number).joined(separator: " ")
            write("p \(way) Enter", "halaman-\(number)", [".html"], &desk)
        }
        desk.press("Esc Esc 8")
        for (number, row) in (desk.state.workspace?.records.rows ?? []).enumerated() {
            desk.open(row.id)
            desk.press("b")
            write("w", "surat-\(number)", [".html"], &desk)
        }
        try judge(desk, seed)
    }

    /// Writes a file for each ending, where this screen can write one.
    private func write(
        _ keys: String,
        _ name: String,
        _ endings: [String],
        _ desk: inout WalkDesk,
    ) {
        for ending in endings {
            desk.press(keys)
            guard case .line(let prompt)? = desk.state.overlay else {
                if desk.state.overlay != nil { desk.press("Esc") }
                continue
            }
            for _ in prompt.line.text { desk.press("Backspace") }
            desk.type(desk.file("kertas-" + name + ending))
            desk.press("Enter")
            if desk.state.overlay != nil { desk.press("Esc") }
        }
    }

    private func judge(_ desk: WalkDesk, _ seed: UInt64) throws {
        let home = desk.file("")
        let names = try FileManager.default.contentsOfDirectory(atPath: home)
            .filter { $0.hasPrefix("kertas-") }
        for start in ["jalan", "kartu", "laporan", "halaman", "surat"] {
            #expect(
                names.contains { $0.hasPrefix("kertas-" + start) },
                "seed \(seed): no \(start)",
            )
        }
        #expect(names.contains { $0.hasSuffix(".csv") }, "seed \(seed)")
        for name in names.sorted() {
            let text = String(decoding: try Bytes.read(home + name), as: UTF8.self)
            let place = "seed \(seed), \(name)"
            if name.hasSuffix(".csv") {
                #expect(Hostile.faults(text, but: ["\n", "\r", "\t"]) == [], "\(place)")
                #expect(formulas(text) == [], "\(place)")
            } else {
                #expect(Hostile.faults(text, but: ["\n", "\t"]) == [], "\(place)")
                #expect(!text.contains("<script") && !text.contains("<img src=x"), "\(place)")
            }
        }
    }

    /// Cells that a spreadsheet would run.
    private func formulas(_ text: String) -> [String] {
        text.split(whereSeparator: { ";\r\n".contains($0) }).map(String.init).filter { cell in
            let bare = cell.drop { $0 == "\"" }
            return bare.hasPrefix("=") || bare.hasPrefix("@")
        }
    }
}
