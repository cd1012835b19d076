import LocalStore

/// The NIKs that more than one member of the caseload has.
struct SharedNIKs: Sendable {
    private var numbers: Set<Int> = []

    /// Of everybody, or of one family's members.
    ///
    /// Cost: a walk over the index of NIKs, or a look into it for each member.
    init(ofFamily key: String? = nil, _ reader: Reader) throws(StoreError) {
        let narrowed =
            key == nil ? "nik IS NOT NULL" : "nik IN (SELECT nik FROM member WHERE family = ?)"
        try reader.rows(
            "SELECT nik FROM member WHERE \(narrowed) GROUP BY nik HAVING count(*) > 1",
            key.map { [.text($0)] } ?? [],
        ) { row in
            // What is no number of sixteen digits is wrong before it is shared.
            if case .int(let number) = row.value(0) { numbers.insert(number) }
        }
    }

    func contains(_ nik: IdentityText) -> Bool {
        if case .digits(let number) = nik { numbers.contains(number) } else { false }
    }
}
