import Caseload
import Casework
import Documents
import Screen
package struct HomeState: Sendable { init() {}; static let commands: [Command] = []; mutating func take(_ s: HomeSummary) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {} }
package struct FamiliesState: Sendable { init() {}; static let commands: [Command] = []; mutating func take(_ s: FamilyIndex) {}; mutating func take(_ s: FamilyProgress) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {}
 mutating func type(_ k: Key) -> [Effect]? { nil }; mutating func paste(_ t: String) -> [Effect] { [] } }
package struct FamilyState: Sendable { var id: DocumentID?; init() {}; static let commands: [Command] = []; mutating func take(_ s: FamilyPage) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {} }
package struct RostersState: Sendable { init() {}; static let commands: [Command] = []; mutating func take(_ s: [RosterChoice]) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {}; mutating func type(_ k: Key) -> [Effect]? { nil } }
package struct QueueState: Sendable { init() {}; static let commands: [Command] = []; mutating func take(_ s: [QueueRow]) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {}; mutating func type(_ k: Key) -> [Effect]? { nil } }
package struct SettingsState: Sendable { init() {}; static let commands: [Command] = [];  func draw(into canvas: inout Canvas, _ settings: Settings, _ scene: Scene) {} }
package struct EntryState: Sendable { var door: EntryDoor?; init() {}; static let commands: [Command] = []; mutating func take(_ s: EntryPage, draft: EntryDraft?) {}; func draw(into canvas: inout Canvas, _ scene: Scene) {}; mutating func draftSaved(key: String, at: Moment) {}; mutating func saveFailed() {}; mutating func saved(_ o: CommitOutcome, purpose: History.Purpose?) -> [Effect] { [] }; mutating func undo() -> [Effect]? { nil }; mutating func redo() -> [Effect]? { nil }; func hint(_ w: Words) -> String { "" } }
extension AppState { mutating func typeIntoEntry(_ k: Key) -> [Effect]? { nil }; mutating func point(_ m: MouseEvent) -> [Effect] { [] } }
