extension Words {
    package var supervisorHint: String {
        pick("Enter buka · Esc kembali", "Enter opens · Esc back")
    }

    package var aboutSupervisor: String {
        pick(
            "Penyelia: kemajuan para pendamping yang catatannya terkumpul di sini.",
            "Supervisor: the progress of the workers whose records are gathered here.",
        )
    }
}
