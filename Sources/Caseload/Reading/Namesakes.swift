import Casework
import Documents
import LocalStore

/// What tells people of one name apart where several of them stand on one page.
///
/// The first that differs among them: who holds the aid of their family, the lane they live in, the end of
/// their NIK. Nothing is read for a name that stands there once; for the others two documents each.
struct Namesakes {
    let reading: CaseloadReader

    /// By member: `Rini Utami`, `RT 03/RW 01`, `NIK …0004`; nobody whose name and note nobody else has.
    func notes(_ people: [(member: Member, note: String)]) throws(StoreError) -> [DocumentID:
        String]
    {
        var known: Set<DocumentID> = []
        var namesakes: [String: [Member]] = [:]
        for (member, note) in people where known.insert(member.id).inserted {
            namesakes[Folding.folded(member.name) + "\n" + note, default: []].append(member)
        }
        var notes: [DocumentID: String] = [:]
        for members in namesakes.values where members.count > 1 {
            let told = try telling(members)
            for (member, note) in zip(members, told) { notes[member.id] = note }
        }
        return notes
    }

    /// One text for each, no two alike as far as the register knows them apart.
    private func telling(_ members: [Member]) throws(StoreError) -> [String] {
        var holders: [String] = []
        var lanes: [String] = []
        for member in members {
            let family = try reading.family(member.family)
            var holder: Member?
            if let id = family?.pengurus ?? family?.head { holder = try reading.member(id) }
            holders.append(holder?.name ?? "")
            lanes.append(
                [family?.rt.map { "RT " + $0 }, family?.rw.map { "RW " + $0 }]
                    .compactMap(\.self).joined(separator: "/")
            )
        }
        for texts in [holders, lanes] where Self.differ(texts) { return texts }
        return members.map { member in
            guard let nik = member.nik, nik.count > 4 else {
                return CaseloadProjections.key(member.id.rawValue)
            }
            return "NIK …" + nik.suffix(4)
        }
    }

    private static func differ(_ texts: [String]) -> Bool {
        Set(texts.map(Folding.folded)).count == texts.count && !texts.contains("")
    }
}
