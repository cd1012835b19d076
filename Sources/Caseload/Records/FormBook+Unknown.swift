import Casework
import Forms

extension FormBook {
    /// The error for a form that is not there, with the one that was meant before the others.
    package func unknown(_ form: FormID) -> CaseloadError {
        let known = forms.map(\.id.rawValue)
        let near = NearMiss.find(form.rawValue, among: known)
        return .unknownForm(
            id: form.rawValue,
            known: [near].compactMap(\.self) + known.filter { $0 != near },
        )
    }
}
