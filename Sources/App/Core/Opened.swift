import Caseload
import Casework
import LocalStore

/// What a successful unlock tells the screen.
package struct OpenedCaseload: Sendable, Equatable {
    /// The profile's neutral label.
    package var label: String
    package var worker: Worker
    /// Undelivered records; nil while they are not counted.
    package var waiting: Int?
    /// What the store's programmes call their parts; empty while they are not read.
    package var names: ProgrammeNames
    /// Why the store can only be read; nil where it can be written.
    package var unwritable: StoreError?

    package init(
        label: String,
        worker: Worker,
        waiting: Int? = nil,
        names: ProgrammeNames = ProgrammeNames(),
        unwritable: StoreError? = nil,
    ) {
        self.label = label
        self.worker = worker
        self.waiting = waiting
        self.names = names
        self.unwritable = unwritable
    }
}

/// A new profile, with the recovery code that is shown this once.
package struct CreatedProfile: Sendable, Equatable {
    package var profile: ProfileChoice
    package var recoveryCode: Secret
    /// Programme files that could not be used, and are not in it.
    package var refused: [ProgrammeError]

    package init(
        profile: ProfileChoice,
        recoveryCode: Secret,
        refused: [ProgrammeError] = [],
    ) {
        self.profile = profile
        self.recoveryCode = recoveryCode
        self.refused = refused
    }
}

/// A profile as the picker shows it.
package struct ProfileChoice: Sendable, Equatable {
    /// The folder of the store.
    package var path: String
    /// Neutral, chosen at `init`; never a person's name unless she chose that.
    package var label: String

    package init(path: String, label: String) {
        self.path = path
        self.label = label
    }
}
