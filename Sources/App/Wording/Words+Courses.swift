import Caseload
import Casework

/// What families have been taught, and what not.
extension Words {
    package var courseLabel: String { pick("Materi", "Sessions") }
    package var courseExplanation: String {
        pick(
            "Materi P2K2 kelompok di kursor: keluarga yang paling tertinggal di atas",
            "What the group under the cursor has been taught: the family that lacks most on top",
        )
    }
    package var courseNeedsGroup: String {
        pick("Materi P2K2 ada di daftar kelompok", "Only groups are taught sessions")
    }
    package var noCourse: String {
        pick("Tidak ada program dengan daftar materi", "No programme has a list of sessions")
    }

    func courseHeading(_ standing: CourseStanding) -> String {
        let counts = "\(standing.had)/\(standing.topics.count)"
        return text(standing.course) + " " + counts
    }
    /// How much of what was held she lacks, and since when.
    func courseSum(_ standing: CourseStanding) -> String {
        var parts: [String] = []
        if let last = standing.lastHad {
            parts.append(pick("terakhir \(day(last))", "last \(day(last))"))
        } else {
            parts.append(pick("belum ada materi tercatat", "nothing recorded yet"))
        }
        if standing.missed > 0, let since = standing.missedSince {
            parts.append(
                pick(
                    "tertinggal \(standing.missed) sejak \(day(since))",
                    "behind by \(standing.missed) since \(day(since))",
                )
            )
        }
        return parts.joined(separator: " · ")
    }
    func topic(_ topic: CourseStanding.Topic) -> String {
        let name = text(topic.label)
        return switch topic.state {
        case .had(let day): name + pick(", sejak \(self.day(day))", ", since \(self.day(day))")
        case .missed(let day, let isExcused):
            name
                + (isExcused
                    ? pick(", sakit/izin \(self.day(day))", ", excused \(self.day(day))")
                    : pick(", tidak hadir \(self.day(day))", ", not there \(self.day(day))"))
        case .notHeld: name
        }
    }
    var notTaught: String { pick("belum diberikan", "not held yet") }
    func notTaughtYet(_ names: [String]) -> String {
        pick("belum diberikan: ", "not held yet: ") + names.joined(separator: ", ")
    }

    // MARK: The group's page

    func courseTitle(_ course: GroupCourse) -> String {
        "\(course.group) · \(text(course.course))"
    }
    func courseLines(_ course: GroupCourse) -> [String] {
        guard !course.lines.isEmpty else {
            return [
                pick(
                    "Tidak ada keluarga peserta di kelompok ini.",
                    "No family of the programme is in this group.",
                )
            ]
        }
        let count = number(course.lines.count)
        var lines = [
            pick(
                "\(count) keluarga, \(course.expected) sesi; yang paling tertinggal di atas.",
                "\(count) families, \(course.expected) sessions; who lacks most on top.",
            ), "",
        ]
        for line in course.lines {
            let standing = line.standing
            lines.append(
                "\(standing.had)/\(standing.topics.count) \(line.name) · \(courseSum(standing))"
            )
            let missed = standing.topics.filter(\.state.isMissed).map { text($0.label) }
            if !missed.isEmpty {
                lines.append("    " + pick("belum: ", "lacks: ") + missed.joined(separator: ", "))
            }
        }
        return lines
    }
}
