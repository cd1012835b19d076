import Exchange

import TestSupport

extension CommandBench {
    /// Writes the register files of a small fictitious caseload into the bench's folder.
    func sample(_ families: Int = 4, seed: UInt64 = 7, records: Bool = false) -> [String] {
        let sample = SampleCaseload(seed: seed, families: families)
        return CaseloadKind.allCases.compactMap { kind in
            guard records || kind != .records else { return nil }
            let path = home.file(kind.rawValue + ".csv")
            try? Bytes.write(sample.file(kind), to: path)
            return path
        }
    }

    /// A member of the store who owes something in a month, with that obligation.
    func someCell() throws -> (member: String, obligation: String, period: String) {
        for family in try json("families")["families"]?.array ?? [] {
            let id = family["id"]?.string ?? ""
            let cells = try json("family", id)["family"]?["cells"]?.array ?? []
            let open = cells.first { cell in
                cell["applies"]?.bool == true && cell["value"] == nil
                    && cell["obligation"]?.string == "hadir-sekolah"
            }
            guard let open, let member = open["member"]?.string else { continue }
            return (member, "hadir-sekolah", open["period"]?.string ?? "")
        }
        throw Failure(said: "no pupil in the sample")
    }

    /// Changes one text of a file into another.
    func edit(_ name: String, _ change: (String) -> String) throws {
        let path = home.file(name)
        let text = String(decoding: try Bytes.read(path), as: UTF8.self)
        try Bytes.write(change(text), to: path)
    }
}
