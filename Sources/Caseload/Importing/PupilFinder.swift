import Casework
import Documents
import Exchange
import LocalStore

/// Finds the members behind the rows of a school's verification form.
///
/// By NIK, else by NISN, else by a name that only one pupil of the school has.
struct PupilFinder {
    private var byNIK: [String: DocumentID] = [:]
    private var byNISN: [String: DocumentID] = [:]
    private var niks: [DocumentID: String] = [:]
    /// Nil for a folded name that several have.
    private var byName: [String: DocumentID?] = [:]

    /// - `school`: The school's id; nil if the caseload does not know it.
    /// - `pupils`: Whom to find: NIKs that no pupil of the school has are looked for among all members.
    init(
        school: DocumentID?,
        pupils: [VerkomPupil],
        _ reading: CaseloadReader,
    ) throws(StoreError) {
        if let school {
            let key = CaseloadProjections.key(school.rawValue)
            for member in try reading.members("school", key) { add(member) }
        }
        let wanted = Set(pupils.map(\.nik).filter { !$0.isEmpty && byNIK[$0] == nil })
        guard !wanted.isEmpty else { return }
        try reading.reader.rows("SELECT key, nik FROM member WHERE nik IS NOT NULL") { row in
            let nik = row.text(1)
            if wanted.contains(nik) { byNIK[nik] = DocumentID("member:" + row.text(0)) }
        }
    }

    func member(of pupil: VerkomPupil) -> DocumentID? {
        if let found = byNIK[pupil.nik], !pupil.nik.isEmpty { return found }
        if let found = byNISN[pupil.nisn], !pupil.nisn.isEmpty { return found }
        return byName[Folding.folded(pupil.name)] ?? nil
    }

    /// The last digits of a pupil's NIK and of the register's, where they are not the same; four, or as
    /// many as tell them apart.
    ///
    /// The register knows a member without a NIK by his name: there is nothing to differ from.
    func differingNIK(of pupil: VerkomPupil) -> (form: String, register: String)? {
        guard !pupil.nik.isEmpty, let member = member(of: pupil), let known = niks[member],
            known != pupil.nik
        else { return nil }
        let longest = max(known.count, pupil.nik.count)
        let length = (4..<max(5, longest)).first { known.suffix($0) != pupil.nik.suffix($0) }
        return (
            String(pupil.nik.suffix(length ?? longest)), String(known.suffix(length ?? longest)),
        )
    }

    private mutating func add(_ member: Member) {
        if let nik = member.nik {
            byNIK[nik] = member.id
            niks[member.id] = nik
        }
        if let nisn = member.nisn { byNISN[nisn] = member.id }
        let name = Folding.folded(member.name)
        byName[name] = byName[name] == nil ? .some(member.id) : .some(nil)
    }

    /// The school with this national number.
    static func school(npsn: String, _ reader: Reader) throws(StoreError) -> DocumentID? {
        let query = """
            SELECT d.id FROM facility f CROSS JOIN document d ON d.doc = f.doc
            WHERE f.npsn = ? ORDER BY d.id
            """
        return try reader.first(query, [.text(npsn)]) { row in DocumentID(row.text(0)) }
    }
}
