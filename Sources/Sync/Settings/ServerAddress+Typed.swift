import Replication

extension ServerAddress {
    /// Reads what a person types, with a fault that has a sentence.
    package init(typed text: String) throws(SyncSettingsFault) {
        do throws(Fault) {
            self = try ServerAddress(reading: text)
        } catch {
            switch error {
            case .missing: throw .addressMissing
            case .malformed: throw .addressMalformed
            case .holdsLogin: throw .loginInAddress
            case .schemeUnknown(let scheme): throw .schemeUnknown(scheme)
            case .plainBeyondLoopback: throw .plainBeyondLoopback
            }
        }
    }
}
