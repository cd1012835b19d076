import Caseload
import Casework
import Documents
import Screen
package struct RostersState: Sendable { init() {}; static let commands: [Command] = []; mutating func take(_ s: [RosterChoice]) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {}; mutating func type(_ k: Key) -> [Effect]? { nil } }
package struct EntryState: Sendable { var door: EntryDoor?; init() {}; static let commands: [Command] = []; mutating func take(_ s: EntryPage, draft: EntryDraft?) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {}; mutating func draftSaved(key: String, at: Moment) {}; mutating func saveFailed() {}; mutating func saved(_ o: CommitOutcome, purpose: History.Purpose?) -> [Effect] { [] }; mutating func undo() -> [Effect]? { nil }; mutating func redo() -> [Effect]? { nil }; func hint(_ w: Words) -> String { "" } }
extension AppState { mutating func typeIntoEntry(_ k: Key) -> [Effect]? { nil }; mutating func openEntry(_ door: EntryDoor, worklist: [EntryDoor]) -> [Effect] { go(to: .entry) } }
