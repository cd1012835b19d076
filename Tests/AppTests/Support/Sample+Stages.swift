import Caseload
import Screen

@testable import App

/// Stages on which a screen stands open and loaded.
extension Sample {
    /// The family screen of Aminah, opened from the list.
    static func opened(size: Size = Size(80, 24)) throws -> Stage {
        var stage = families(size: size)
        stage.state.words.names = ProgrammeNames(try programmes())
        stage.press("g Enter")
        stage.load(.family(try page()))
        stage.effects = []
        return stage
    }

    static func homeStage(size: Size = Size(80, 24), isEmpty: Bool = false) -> Stage {
        var stage = families(size: size)
        stage.press("1")
        stage.load(.home(Stage.quarter, home(isEmpty: isEmpty)))
        stage.effects = []
        return stage
    }

    static func queueStage(size: Size = Size(80, 24)) throws -> Stage {
        var stage = families(size: size)
        stage.press("4")
        stage.load(.queue(try queueRows()))
        stage.effects = []
        return stage
    }
}
