import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: PrivacyAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .see(let look): see(look, caseload)
        case .loadLooks(let family):
            let looks = try caseload.looks(atFamily: family)
            post(.privacy(.looks(looks, of: family)))
        case .loadExports: post(.privacy(.exports(try caseload.exports())))
        case .write(let id, let showsSensitive, let path, let language):
            do throws(Refusal) {
                let entry = try PersonFile.write(
                    id,
                    showsSensitive: showsSensitive,
                    to: ImportPaths.tilde(path, surroundings.places.environment["HOME"]),
                    replacing: false,
                    caseload,
                    Words(language),
                    at: surroundings.now(),
                )
                post(.reports(.written(.success(entry))))
            } catch {
                post(.reports(.written(.failure(error))))
            }
        }
    }
}
