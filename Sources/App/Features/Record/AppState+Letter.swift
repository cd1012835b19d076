import Casework
import Reports

extension AppState {
    /// Why the open record can't be written as a letter.
    var obstacleToLetter: String? {
        if let obstacle = obstacleToRecord { return obstacle }
        let kind = workspace?.record.page.flatMap { RecordLetter.kind(of: $0.record.kind) }
        return kind == nil ? words.noLetter : nil
    }

    /// Writes the open record's letter into the file that was typed.
    mutating func writeLetter(to path: String) -> [Effect] {
        guard let page = workspace?.record.page, let worker = workspace?.worker.name,
            let letter = RecordLetter(page, words).letter(
                worker: worker,
                desk: workspace?.profileOfWorker.desk,
                today: today,
            )
        else { return [] }
        let isNamed = path.hasSuffix(".html") || path.hasSuffix(".htm")
        let file = isNamed ? path : path + ".html"
        return [.record(.write(letter, of: page.record.id, path: file))]
    }
}
