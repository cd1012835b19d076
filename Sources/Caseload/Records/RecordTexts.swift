import Casework
import Documents
import Forms
import LocalStore

/// Where the words of a query are found: in a form's or state's label and the everyday words of the form, in the
/// family's names and village, or in short answers and the words of their codes.
///
/// Each word may be found somewhere else. What was looked up is kept for the rest of one query.
final class RecordTexts {
    private let words: [String]
    private let index: FamilyIndex
    private let forms: FormBook
    private let reader: Reader

    /// Words that a form's own labels leave to be found.
    private var left: [String: [String]] = [:]
    private var families: [[String]: FamilyMatches] = [:]
    private var answers: [String: Answers] = [:]

    /// The records in whose answers a word stands.
    private enum Answers {
        case few(Set<Int>)
        /// So many that each record is asked by itself; the words that mean it.
        case many([String])
    }

    /// Where to begin looking: records and families of which one word is true at least.
    struct Start {
        var families: [String] = []
        var documents: [Int] = []
    }

    /// Beyond these, going through the list in order finds enough sooner.
    private static let mostFamilies = 1_000
    private static let mostDocuments = 2_000

    /// Nil for a text without words.
    init?(_ text: String, _ index: FamilyIndex, _ forms: FormBook, _ reader: Reader) {
        words = RecordWords.split(text)
        self.index = index
        self.forms = forms
        self.reader = reader
        if words.isEmpty { return nil }
    }

    /// The words that a record of this form and state has to say by itself.
    func remaining(_ form: FormID, _ state: String?) -> [String] {
        let key = form.rawValue + "\n" + (state ?? "")
        if let known = left[key] { return known }
        let found = forms.form(form)
        var labels = [found?.label, found?.short].compactMap(\.self)
        if let state, let label = found?.flow?.state(state)?.label { labels.append(label) }
        let said = labels.map { $0.id + " " + $0.en } + (found?.searchWords ?? [])
        let text = Folding.folded(said.joined(separator: " "))
        let rest = words.filter { !text.contains($0) }
        left[key] = rest
        return rest
    }

    /// Whether a text looks for restricted records as such, the only word by which they are found.
    static func meansRestricted(_ text: String) -> Bool {
        let names = RecordWords.split(Wording.restricted.id + " " + Wording.restricted.en)
        let words = RecordWords.split(text)
        return !words.isEmpty && words.allSatisfy { word in names.contains { $0.hasPrefix(word) } }
    }

    /// Where records with all of these words are found at once; nil where that is nearly everywhere.
    func start(_ words: [String]) throws(StoreError) -> Start? {
        for word in words {
            let matches = matches([word])
            guard matches.count <= Self.mostFamilies,
                case .few(let documents) = try answers(word)
            else { continue }
            var start = Start(documents: documents.sorted())
            matches.forEach { ordinal in
                start.families.append(CaseloadProjections.key(index.id(ordinal).rawValue))
            }
            return start
        }
        return nil
    }

    /// Whether a record says these words.
    ///
    /// `family`, `document`: nil where they are not to be told.
    func holds(
        _ words: [String],
        family: String?,
        document: Int?,
    ) throws(StoreError) -> Bool {
        if words.isEmpty { return true }
        let ordinal = family.flatMap { index.ordinal(of: DocumentID("family:" + $0)) }
        if let ordinal, matches(words).contains(ordinal) { return true }
        guard let document else { return false }
        for word in words {
            if let ordinal, matches([word]).contains(ordinal) { continue }
            guard try stands(word, in: document) else { return false }
        }
        return true
    }

    private func matches(_ words: [String]) -> FamilyMatches {
        if let known = families[words] { return known }
        let found = index.search(words.joined(separator: " "))
        families[words] = found
        return found
    }

    // MARK: Answers

    private func stands(_ word: String, in document: Int) throws(StoreError) -> Bool {
        switch try answers(word) {
        case .few(let documents): return documents.contains(document)
        case .many(let spellings):
            for spelling in spellings {
                let sql = """
                    SELECT count(*) FROM act_word WHERE doc = ? AND +word >= ? AND +word < ?
                    """
                let (low, high) = Self.range(spelling)
                if try reader.count(sql, [.int(document), .text(low), .text(high)]) > 0 {
                    return true
                }
            }
            return false
        }
    }

    private func answers(_ word: String) throws(StoreError) -> Answers {
        if let known = answers[word] { return known }
        let spellings = [word] + codes(saying: word)
        var found: Set<Int> = []
        for spelling in spellings where found.count <= Self.mostDocuments {
            let (low, high) = Self.range(spelling)
            let sql = "SELECT doc FROM act_word WHERE word >= ? AND word < ?"
            try reader.rowsWhile(sql, [.text(low), .text(high)]) { row in
                found.insert(row.int(0))
                return found.count <= Self.mostDocuments
            }
        }
        let result: Answers = found.count > Self.mostDocuments ? .many(spellings) : .few(found)
        answers[word] = result
        return result
    }

    /// All words that begin with this one.
    private static func range(_ word: String) -> (String, String) {
        // No letter or digit lies beyond this sign.
        (word, word + "\u{10FFFF}")
    }

    /// The codes of lists whose words have this one: `kebakaran` for *Kebakaran rumah*.
    private func codes(saying word: String) -> [String] {
        var found: Set<String> = []
        for list in lists {
            for row in list.rows
            where Folding.folded(row.label.id + " " + row.label.en).contains(word) {
                if let code = RecordWords.split(row.code).max(by: { $0.count < $1.count }) {
                    found.insert(code)
                }
            }
        }
        return found.filter { !$0.hasPrefix(word) }.sorted()
    }

    private lazy var lists: [CodeList] = {
        var seen: Set<String> = []
        var lists: [CodeList] = []
        for question in forms.forms.flatMap(\.versions).flatMap(\.allQuestions) {
            guard let list = question.list, seen.insert(list.id).inserted else { continue }
            lists.append(list)
        }
        return lists
    }()
}
