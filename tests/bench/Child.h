#pragma once

#include <QProcess>
#include <QStringList>

#include <memory>
#include <optional>

namespace ph::bench {

/// Where this process was started by startChild(): does that role's work and returns the exit code.
std::optional<int> runAsChild(int argc, char** argv);

/// Roles: "serve" (a tracking server, prints its address), "sync" ADDRESS FOLDER and "resident" FOLDER
/// (the window on a workspace; print "name value" lines).
std::unique_ptr<QProcess> startChild(const QStringList& role);

int serve();
int syncWindow(int argc, char** argv, const QStringList& arguments);
int residentWindow(int argc, char** argv, const QStringList& arguments);

} // namespace ph::bench
