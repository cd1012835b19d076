import Casework
import Exchange
import TestSupport
import Testing

/// Random and mutated bytes into every reader: an answer or a clear error, never a trap.
@Suite struct FuzzTests {
    static let seeds: [[UInt8]] =
        CaseloadKind.allCases.map { CaseloadTemplate.file($0) }
        + CaseloadKind.allCases.map { SampleCaseload(seed: 1, families: 4).file($0) }
        + SampleVerification.files(of: SampleCaseload(seed: 1, families: 60)).map(\.bytes)
        + [utf16("kode_anggota;nama\r\nA1;Zoë 😀\r\n", bigEndian: false)]

    /// Signs that matter to the readers, more often than chance gives them.
    static let spice: [UInt8] =
        Array(";,\t\"\r\n#=+-'0123456789/|%: ".utf8) + [
            0, 0x1A, 0x1B, 0x80, 0x9D, 0xC2, 0xA0, 0xE2, 0xED, 0xEF, 0xBB, 0xBF, 0xF0, 0xFE, 0xFF,
        ]

    static func random(_ random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...400, using: &random)).map { _ in
            Bool.random(using: &random)
                ? spice.randomElement(using: &random) ?? 0 : .random(in: 0...255, using: &random)
        }
    }

    static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0...4, using: &random) {
            case 0: bytes[place] = spice.randomElement(using: &random) ?? 0
            case 1: bytes[place] = .random(in: 0...255, using: &random)
            case 2: bytes.insert(spice.randomElement(using: &random) ?? 0, at: place)
            case 3:
                bytes.removeSubrange(
                    place..<min(bytes.count, place + .random(in: 1...40, using: &random))
                )
            default:
                let piece = bytes[place..<min(bytes.count, place + 60)]
                bytes.insert(contentsOf: piece, at: Int.random(in: 0...place, using: &random))
            }
        }
        return bytes
    }

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `no bytes trap a reader`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<8 {
            let bytes = round.isMultiple(of: 3) ? Self.random(&random) : Self.mutated(&random)
            try Self.check(bytes, seed, &random)
        }
    }

    static func check(_ bytes: [UInt8], _ seed: UInt64, _ random: inout SeededGenerator) throws {
        if let text = try? CSVText(file: bytes) {
            let isUnchanged = text.file(body: text.body) == bytes || bytes.last == 0x1A
            #expect(isUnchanged, "seed \(seed): reading and writing changed a file")
        }
        let today = Day(2026, 11, 15) ?? .last
        if var file = try? CaseloadFile(file: bytes, named: "f", today: today) {
            var last = 0
            while let row = file.next() {
                #expect(row.row > last, "seed \(seed): rows out of order")
                last = row.row
                if case .refused = row.content {
                    #expect(!row.findings.isEmpty, "seed \(seed): refused without a reason")
                }
            }
            _ = file.finish()
        }
        if var sheet = try? VerkomSheet(file: bytes) {
            #expect(sheet.written() == bytes || bytes.last == 0x1A, "seed \(seed): sheet changed")
            for pupil in sheet.pupils.indices {
                let month = VerkomMonth(
                    alpa: .random(in: 0...5, using: &random),
                    izin: 0,
                    sakit: 1,
                    effectiveDays: 21,
                    total: .present,
                )
                sheet.fill(pupil: pupil, month: .random(in: 0...2, using: &random), month)
            }
            let again = try VerkomSheet(file: sheet.written())
            #expect(again.pupils.count == sheet.pupils.count, "seed \(seed): filling lost a pupil")
        }
    }
}
