import Casework
import Documents
import Forms

/// Which programmes bring their forms into the book: all whose forms can be read together.
///
/// Files name each other's lists, so they are judged as one. A programme whose newest forms are broken
/// stays with the version before it, and without one brings none; its obligations are another matter.
struct FormChoice {
    /// One usable text of a programme, the newest first.
    struct Candidate {
        let programme: Programme
        let file: String
    }

    private(set) var book = FormBook.empty
    /// By programme id, what was wrong with the newest.
    private(set) var faults: [ProgrammeError] = []
    /// The place of the version taken of each programme; one past the end for none.
    private(set) var taken: [Int]

    init(_ programmes: [[Candidate]]) {
        taken = programmes.map { _ in 0 }
        // Each round gives up one version, so this ends.
        while true {
            let chosen = programmes.indices.compactMap { place in
                programmes[place].indices.contains(taken[place])
                    ? (place, programmes[place][taken[place]]) : nil
            }
            do throws(ProgrammeError) {
                book = try FormBook(
                    programmes: chosen.map {
                        (id: $0.1.programme.id, json: $0.1.programme.json, file: $0.1.file)
                    }
                )
                return
            } catch {
                guard let blamed = chosen.first(where: { $0.1.file == error.file })?.0 else {
                    // Nobody is named: no forms at all rather than some guessed ones.
                    faults.append(error)
                    taken = programmes.map(\.count)
                    return
                }
                if taken[blamed] == 0 { faults.append(error) }
                taken[blamed] += 1
            }
        }
    }
}
