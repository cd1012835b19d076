import Documents

extension Benchmark {
    /// A thousand documents as an import and a sync have them: about 300 bytes each.
    static let json = Benchmark(
        name: "json",
        summary:
            "1,000 member documents parsed, written and made canonical, beside a loop over the bytes",
    ) { session in
        let documents = try memberDocuments(session.size(1_000, quick: 20))
        let texts = documents.map { $0.serialized() }
        let bytes = texts.reduce(0) { $0 + $1.count }
        var (parse, write, canonical, loop) = (Samples(), Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(50) {
            let (parsing, parsed) = try Stopwatch.time {
                try texts.map { try JSONValue(parsing: $0) }
            }
            try check(parsed == documents, "what was parsed must equal what was written")
            parse.add(parsing)
            let (writing, written) = Stopwatch.time { parsed.map { $0.serialized() } }
            try check(written == texts, "what was written must be what was read")
            write.add(writing)
            let (sorting, sorted) = Stopwatch.time { parsed.map { $0.canonical() } }
            try check(sorted.allSatisfy { !$0.isEmpty }, "a canonical form has bytes")
            canonical.add(sorting)
            loop.add(Stopwatch.time { keep(texts.map(plainLoop)) }.0)
        }
        let floor = Figure.Floor(name: "loop over \(bytes / 1_000) kB", samples: loop)
        return [
            Figure(what: "parse", unit: .seconds, ours: parse, floor: floor),
            Figure(what: "serialise", unit: .seconds, ours: write, floor: floor),
            Figure(what: "canonical form", unit: .seconds, ours: canonical, floor: floor),
        ]
    }

    /// What any reader of JSON must do at the least: look at each byte once and tell strings apart.
    private static func plainLoop(_ bytes: [UInt8]) -> Int {
        var structure = 0
        var isInString = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isInString.toggle() }
            if !isInString, byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") { structure += 1 }
        }
        return structure
    }

    private static func memberDocuments(_ count: Int) throws -> [JSONValue] {
        var random = Random(seed: 5)
        let names = ["Siti Rahayu", "Nur'aini", "Renée Wulandari", "Joko Prasetyo", "Zoë Désirée"]
        return (0..<count).map { index in
            [
                "_id": .string("member:\(index)"), "type": "member", "v": 1,
                "family": .string("family:\(index / 4)"), "name": .string(random.pick(names)),
                "nik": .string("99" + String(10_000_000_000_000 + index)),
                "sex": index.isMultiple(of: 2) ? "P" : "L", "born": "2017-03-14", "relation": 3,
                "mother": .string("member:\(index + 1)"),
                "school": ["facility": "facility:sd-1", "level": "SD", "class": 4],
                "states": [["state": "hamil", "from": "2026-05-01", "due": "2027-02-05"]],
                "weightKg": .number(JSONNumber(18.5)),
            ]
        }
    }
}
