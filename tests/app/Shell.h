#pragma once

#include "tests/app/Program.h"

#include <QTemporaryDir>

namespace ph::testing {

/// The program as a script runs it, in a workspace of its own.
class Shell {
public:
    Shell()
    {
        environment_.insert(QStringLiteral("XDG_DATA_HOME"), folder_.path());
        // What the person at this machine has set is no part of a test.
        environment_.insert(QStringLiteral("XDG_CONFIG_HOME"), folder_.filePath(QStringLiteral("config")));
        environment_.insert(QStringLiteral("XDG_STATE_HOME"), folder_.filePath(QStringLiteral("state")));
    }

    void setEnvironment(const QString& name, const QString& value) { environment_.insert(name, value); }
    void setFolder(const QString& folder) { runsIn_ = folder; }
    QString folder() const { return folder_.path(); }
    QString workspace() const { return folder_.filePath(QStringLiteral("ws")); }

    void start(QProcess& process, const QStringList& arguments)
    {
        prepare(process);
        process.start(testing::program(),
                      QStringList{QStringLiteral("--workspace"), workspace()} + arguments);
    }
    /// `out`: where its stdout goes, instead of to the outcome.
    Outcome run(const QStringList& arguments, const QString& out = {})
    {
        QProcess process;
        if (!out.isEmpty())
            process.setStandardOutputFile(out);
        prepare(process);
        return outcomeIn(process, workspace(), arguments);
    }
    Outcome json(const QStringList& arguments)
    {
        return run(QStringList{QStringLiteral("--json")} + arguments);
    }

private:
    void prepare(QProcess& process) const
    {
        process.setProcessEnvironment(environment_);
        process.setWorkingDirectory(runsIn_);
    }

    QTemporaryDir folder_;
    QString runsIn_; ///< empty: where the test runs
    QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();
};

} // namespace ph::testing
