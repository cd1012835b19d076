import Glibc
package import Screen

/// Waiting for what happens next.
extension Terminal {
    /// Reads that may find nothing in a row before the terminal counts as gone.
    private static let patience = 64

    /// The next event, or nil when the time is over.
    ///
    /// The time is in milliseconds; nil waits for ever, 0 only looks. Handle all that waits before
    /// drawing: a held key or a turned wheel then costs one frame and not ten.
    package func nextEvent(timeout: Int? = nil) -> InputEvent? {
        let end = timeout.map { Clock.milliseconds() + Int64(max(0, $0)) }
        // Before the keys that wait: an end that was asked for does not stand in line. Who only looks
        // has waited just now.
        var mayHaveNotices = timeout != 0
        while true {
            if mayHaveNotices { readNotices() }
            if !queue.isEmpty { return queue.removeFirst() }
            readKeys()
            flush(at: Clock.milliseconds())
            if !queue.isEmpty { continue }
            let now = Clock.milliseconds()
            if let end, now >= end { return nil }
            mayHaveNotices = wait(
                until: [end, sequencer.deadline, decoder.deadline].compactMap { $0 }.min(),
                now: now,
            )
        }
    }

    /// Takes everything ncurses has, so that what `poll` says afterwards is about new input.
    private func readKeys() {
        var isEmpty = true
        while let code = curses.read() {
            isEmpty = false
            guard let event = decoder.feed(code, at: Clock.milliseconds()) else { continue }
            take(event)
        }
        if !isEmpty { emptyReads = 0 }
    }

    private func take(_ event: InputEvent) {
        let now = Clock.milliseconds()
        if case .key(let key) = event {
            queue += sequencer.feed(key, at: now).map(InputEvent.key)
        } else {
            queue.append(event)
        }
    }

    private func flush(at time: Int64) {
        if let event = decoder.flush(at: time) { queue.append(event) }
        queue += sequencer.flush(at: time).map(InputEvent.key)
    }

    /// Waits for keys or notices; false when there are no notices.
    private func wait(until deadline: Int64?, now: Int64) -> Bool {
        guard let pipe = try? SignalPipe.shared.get() else { return false }
        var sources = [
            pollfd(fd: CursesScreen.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let timeout = deadline.map { Int32(clamping: max(0, $0 - now)) } ?? -1
        // A signal ends the wait and is in the pipe.
        guard poll(&sources, 2, timeout) > 0 else { return true }
        let input = Int32(sources[0].revents)
        if input & (POLLHUP | POLLERR | POLLNVAL) != 0 {
            queue.append(.terminate(signal: SIGHUP))
        } else if input & POLLIN != 0 {
            // Each `wgetch` that finds something sets the count back.
            emptyReads += 1
            if emptyReads > Self.patience { queue.append(.terminate(signal: SIGHUP)) }
        }
        return sources[1].revents != 0
    }

    /// Acts on what signals and other threads left in the pipe.
    private func readNotices() {
        guard let pipe = try? SignalPipe.shared.get() else { return }
        let notices = pipe.drain()
        if notices.contains(Notice.wake) { queue.append(.wake) }
        if notices.contains(UInt8(SIGTSTP)) { suspend() }
        if notices.contains(UInt8(SIGCONT)) {
            curses.resume()
            refreshSize()
        } else if notices.contains(UInt8(SIGWINCH)) {
            refreshSize()
        }
        for signal in Signals.ending where notices.contains(UInt8(signal)) {
            queue.insert(.terminate(signal: signal), at: 0)
        }
    }

    private func refreshSize() {
        size = curses.measure()
        painter.forget()
        queue.append(.resize(size))
    }

    /// Gives the terminal back and stops the program until someone lets it go on.
    ///
    /// A resize event follows, because the window may be another by then.
    package func suspend() {
        curses.leave()
        Signals.stopProcess()
        curses.resume()
        refreshSize()
    }
}
