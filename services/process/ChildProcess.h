#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace ph {

struct ChildProcess {
    QStringList arguments; ///< the program first; no shell reads them
    QString folder = {};   ///< to run in; empty: ours
    std::chrono::milliseconds timeLimit{60'000};
    qsizetype maxBytes = 64 * 1024;          ///< kept of each stream; the rest is read and dropped
    QMap<QString, QString> environment = {}; ///< added to ours
    enum class Leftovers {
        Kill, ///< whatever it has started ends with it
        Leave ///< what it has started may go on after it ended by itself: the browser of a login
    } leftovers = Leftovers::Kill;
};

/// Raw: nothing is redacted here.
struct ChildOutcome {
    enum class End { Exited, Crashed, TimedOut, NotStarted } end = End::NotStarted;
    int exitCode = -1; ///< of Exited
    struct Stream {
        QByteArray bytes;
        qsizetype dropped = 0; ///< bytes that came after maxBytes
    } output, errors;
    QString whyNotStarted = {};
};

/// Runs a program to its end or its time limit; at the limit, and where asked to stop, it and whatever it has
/// started (its process group) is killed. It reads nothing from us, and no terminal. Blocking: for a worker.
/// An Error only where asked to stop (Cancelled).
Result<ChildOutcome> runChild(const ChildProcess& child, std::stop_token stop = {});

} // namespace ph
