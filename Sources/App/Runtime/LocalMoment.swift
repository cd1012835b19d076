import Casework
internal import Glibc

/// A moment by the laptop's own time zone.
enum LocalMoment {
    /// From milliseconds since 1970.
    static func at(milliseconds: Int) -> Moment {
        var seconds = time_t(milliseconds / 1000)
        var local = tm()
        localtime_r(&seconds, &local)
        return Moment(seconds: milliseconds / 1000, offset: local.tm_gmtoff)
    }
}
