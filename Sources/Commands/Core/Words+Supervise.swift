import App
import Caseload
import Casework

/// The words of `supervise` and of roles.
extension Words {
    var summarySupervise: String {
        pick(
            "Angka tiap pendamping di triwulan: kemajuan, mutu sampel, kapan dan bagaimana dicatat",
            "Each worker's figures of a quarter: progress, the sample's quality, when and how it was recorded",
        )
    }
    var optionRole: String {
        pick(
            "peran: pendamping (bila tidak disebut), penyelia, atau kantor",
            "role: pendamping (if not given), penyelia, or kantor",
        )
    }
    var optionWorkerName: String {
        pick("hanya pendamping ini", "this worker alone")
    }
    var noWorkerOfName: String {
        pick(
            "Tidak ada pendamping itu di sini, atau angkanya bukan untuk simpanan ini.",
            "No such worker here, or her figures are not for this store.",
        )
    }
    func superviseHead(_ found: Supervision) -> String {
        let role =
            switch found.role {
            case .worker: pick("pendamping", "worker")
            case .supervisor: pick("penyelia", "supervisor")
            case .office: pick("kantor", "office")
            }
        return "\(stage(found.quarter)) · \(role)"
    }
    var superviseColumns: [String] {
        pick(
            "pendamping,keluarga,tercatat,kosong,lewat,ditolak,diperbaiki,konflik,menunggu,catatan,hari isi,median hari,terlambat,sampel,belum,salah",
            "worker,families,recorded,blank,late,refused,mended,conflicts,pending,records,days worked,median days,late entries,sample,to do,errors",
        )
        .split(separator: ",").map(String.init)
    }
}
