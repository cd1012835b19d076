import Casework
import TestSupport
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Soekarno", "sukarno"), ("Djoko Tjipto", "joko cipto"), ("Joko", "joko"),
        ("Sjarif Achmad", "syarif ahmad"), ("Jahja", "yahya"), ("Wahjoe", "wahyu"),
        ("Soerjadi", "suryadi"), ("Djojo", "joyo"), ("Njoman", "nyoman"), ("Banjar", "banjar"),
        ("Bandjar", "banjar"), ("Muhammad", "muhamad"), ("Siti Nur'aini", "siti nuraini"),
        ("Jum\u{2019}at", "jumat"), ("José  Señora", "jose senora"), ("Andre\u{301}", "andre"),
        ("H. Ahmad, S.Pd", "h ahmad s pd"), ("  MARIA ", "maria"), ("Hj. Aminah", "hj aminah"),
        ("1122003344", "1122003344"), ("Østergård", "ostergard"), ("", ""), ("-- ", ""),
        ("名前", "名前"), ("Ŝtefan Łukasz", "stefan lukasz"), ("Tanjung", "tanjung"),
    ])
    func `names fold to one spelling`(name: String, folded: String) {
        #expect(Folding.folded(name) == folded)
    }

    @Test(arguments: [
        ["Rachmawati", "Rahmawati", "Rakhmawati"], ["Khairul", "Chairul", "Hairul"],
        ["Achmad", "Akhmad", "Ahmad"], ["Bachtiar", "Bakhtiar", "Bahtiar"],
    ])
    func `ch, kh and h meet`(spellings: [String]) {
        #expect(Set(spellings.map { Folding.folded($0) }).count == 1)
    }

    @Test func `folding twice changes nothing more for names of today`() {
        for name in ["Siti Rahayu", "Abdul Hamid", "Ni Luh Ayu", "Panji Gumilang"] {
            let once = Folding.folded(name)
            #expect(Folding.folded(once) == once)
        }
    }

    @Test func `folding appends and leaves what was there`() {
        var output = Array("x|".utf8)
        Folding.fold("Siti", into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "x|siti")
    }

    @Test func `random bytes fold without trapping and never grow`() {
        let seed: UInt64 = 9
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...24, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            var output: [UInt8] = []
            bytes.withUnsafeBufferPointer { Folding.fold($0, into: &output) }
            #expect(output.count <= bytes.count, "seed \(seed)")
        }
    }
}
