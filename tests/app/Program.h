#pragma once

#include "tests/support/Testing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace ph::testing {

/// What a run of the program left behind.
struct Outcome {
    int code = -1; ///< -1: it crashed, or hung
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QByteArray all() const { return out + err; }
};

/// Starts the program, waits until it ends and tells how.
inline Outcome outcomeIn(QProcess& process, const QString& workspace, const QStringList& arguments)
{
    process.start(testing::program(), QStringList{QStringLiteral("--workspace"), workspace} + arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The program as a script runs it, in a workspace.
inline Outcome runProgram(const QString& workspace, const QStringList& arguments)
{
    QProcess process;
    return outcomeIn(process, workspace, arguments);
}

inline QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ');
}

} // namespace ph::testing
