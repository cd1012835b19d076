import Casework
import Documents
import Exchange
import TestSupport
import Testing

@testable import Caseload

@Suite struct SearchTests {
    /// What a search should find, told without an index: every family all of whose words stand
    /// somewhere in its texts.
    private func expected(_ query: String, _ texts: [DocumentID: String]) -> Set<DocumentID> {
        let words = FamilyQuery(query).words
        return Set(texts.filter { text in words.allSatisfy { text.value.contains($0) } }.keys)
    }

    /// The folded texts of each family, made from its page.
    private func texts(_ bench: Bench) throws -> [DocumentID: String] {
        var texts: [DocumentID: String] = [:]
        for row in try bench.rows() {
            let page = try #require(
                try bench.caseload.familyPage(row.id, Bench.quarter, today: Bench.today)
            )
            var parts = page.members.flatMap { [$0.name, $0.nik ?? ""] }
            parts += [page.family.kk ?? "", page.family.village ?? "", String(row.id.rowKey)]
            texts[row.id] = parts.map { Folding.folded($0) }.joined(separator: "\n")
        }
        return texts
    }

    private func ids(_ matches: FamilyMatches) -> Set<DocumentID> {
        var ids: Set<DocumentID> = []
        matches.forEach { ids.insert(matches.index.id($0)) }
        return ids
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a search finds what looking at every family finds`(seed: UInt64) throws {
        let bench = try Bench(families: 60, seed: seed)
        let texts = try texts(bench)
        let index = try bench.caseload.familyIndex()
        var generator = SeededGenerator(seed: seed)
        let all = texts.values.sorted().joined(separator: "\n")
        let letters = Array(all.utf8)
        for _ in 0..<300 {
            // Pieces of true texts, whole words or not, alone or two together, some spoilt.
            var query = ""
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let start = Int.random(in: 0..<letters.count - 6, using: &generator)
                let length = Int.random(in: 1...6, using: &generator)
                query += String(decoding: letters[start..<start + length], as: UTF8.self) + " "
            }
            if Int.random(in: 0..<5, using: &generator) == 0 { query += "q" }
            let matches = index.search(query)
            #expect(ids(matches) == expected(query, texts), "seed \(seed), query \(query)")
            #expect(matches.count == ids(matches).count, "seed \(seed), query \(query)")
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `typing on narrows to what a fresh search finds`(seed: UInt64) throws {
        let bench = try Bench(families: 80, seed: seed)
        let index = try bench.caseload.familyIndex()
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let name = index[Int.random(in: 0..<index.count, using: &generator)].holder
            var typed = ""
            var previous: FamilyMatches?
            for letter in name {
                typed.append(letter)
                let narrowed = index.search(typed, within: previous)
                #expect(ids(narrowed) == ids(index.search(typed)), "seed \(seed), \(typed)")
                previous = narrowed
            }
        }
    }

    @Test func `old spellings, case and accents do not matter`() throws {
        let bench = try Bench()
        try bench.importText([
            "keluarga.csv": """
            kode_keluarga;kode_pengurus;desa
            K1;A1;Tjikoneng
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;K1;Soekarsih Djoewita;P;01/02/1980
            A2;K1;Renée O'Achmad;L;01/02/2015
            """,
        ])
        let index = try bench.caseload.familyIndex()
        for query in ["SUKARSIH", "juwita", "renee", "oakhmad", "cikoneng sukar", "k1 ahmad", ""] {
            #expect(index.search(query).count == 1, "\(query)")
        }
    }

    @Test func `who is all that was typed comes first, and each row tells whom it found`() throws {
        let bench = try Bench()
        try bench.importText([
            "keluarga.csv": """
            kode_keluarga;kode_pengurus;desa
            K1;A1;Sitiwangi
            K2;B1;Sitiwangi
            K3;C1;Karang
            K4;D1;Rahayu
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir
            A1;K1;Aminah;9901010101010001;P;01/02/1980
            A2;K1;Siti Aisyah;9901010101010002;P;01/02/2010
            A3;K1;Rahmat;;L;01/02/2012
            B1;K2;Budiono;9901010101010003;L;01/02/1980
            B2;K2;Dewi;;P;01/02/1981
            B3;K2;Siti Rahmah;9901010101010004;P;01/02/2014
            C1;K3;Siti Rahayu;;P;01/02/1975
            D1;K4;Sitiawan;;L;01/02/1970
            """,
        ])
        let index = try bench.caseload.familyIndex()
        let query = FamilyQuery("siti rah")
        let list = index.list(index.search(query))
        #expect(
            (0..<list.count).map(list.id) == ["family:K3", "family:K2", "family:K1", "family:K4"]
        )
        let hits = list.ordinals.map { index.hit(query, Int($0)) }
        #expect(hits.map(\.rank) == [.holder, .member, .spread, .spread])
        #expect(hits.map(\.members) == [[], ["siti rahmah"], ["siti aisyah", "rahmat"], []])
        // A number is its member's.
        let number = FamilyQuery("9901010101010004")
        #expect(
            index.hit(number, try #require(index.ordinal(of: "family:K2"))).members == [
                "siti rahmah"
            ]
        )
    }

    @Test func `ranking drops and doubles no match and keeps each rank in its order`() throws {
        let bench = try Bench(families: 80, seed: 6)
        let index = try bench.caseload.familyIndex()
        for query in ["siti a", "a r", "si ti ra", "99 a", "tir a"] {
            let matches = index.search(query)
            let list = index.list(matches).ordinals
            let plain = index.order(.name).filter { matches.contains(Int($0)) }
            #expect(list.sorted() == plain.sorted(), "\(query)")
            for rank in [FamilyHit.Rank.holder, .member, .spread] {
                let mine: (UInt32) -> Bool = { index.hit(matches.query, Int($0)).rank == rank }
                #expect(list.filter(mine) == plain.filter(mine), "\(query)")
            }
            let ranks = list.map { index.hit(matches.query, Int($0)).rank }
            #expect(ranks == ranks.sorted(), "\(query)")
        }
    }

    @Test func `words of two families do not make one`() throws {
        let bench = try Bench()
        try bench.importText([
            "keluarga.csv": "kode_keluarga;kode_pengurus;desa\nK1;A1;Desa\nK2;A2;Desa\n",
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;K1;Siti;P;01/02/1980
            A2;K2;Rahayu;P;01/02/1981
            """,
        ])
        let index = try bench.caseload.familyIndex()
        #expect(index.search("siti rahayu").count == 0)
        #expect(index.search("siti").count == 1)
        #expect(index.search("desa").count == 2)
        #expect(index.search("sitirahayu").count == 0)
    }

    @Test func `a needle is found at every place of a text`() {
        let frequency = [UInt32](repeating: 1, count: 256)
        for length in 1...70 {
            let word = Array("needle".utf8.prefix(length))
            let needle = Needle(word, frequency: frequency)
            for place in 0..<90 {
                var text = [UInt8](repeating: UInt8(ascii: "e"), count: place)
                text += word
                text += [UInt8](repeating: UInt8(ascii: "."), count: 40)
                let naive = (0...text.count - word.count).first {
                    Array(text[$0..<$0 + word.count]) == word
                }
                text.withUnsafeBufferPointer { buffer in
                    guard let base = buffer.baseAddress else { return }
                    #expect(needle.first(in: base, from: 0, to: text.count) == naive)
                    #expect(needle.first(in: base, from: 0, to: place + word.count - 1) != place)
                }
            }
        }
    }
}
