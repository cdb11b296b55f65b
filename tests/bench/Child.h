#pragma once

#include <QProcess>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace ph::bench {

/// Where this process was started by startChild(): does that role's work and returns the exit code.
std::optional<int> runAsChild(int argc, char** argv);

/// Roles: "serve" (a tracking server, prints its address), "cluster" (a Kubernetes API, likewise; a line on
/// its stdin starts its changes), "sync" ADDRESS FOLDER, "resident" FOLDER, "filter" FOLDER, "alerts" FOLDER,
/// "endpoints" FOLDER, "pack" FOLDER FILE, "start" FOLDER WHEN and "idle" FOLDER (the window on a workspace;
/// print "name value" lines); "serve-little" is "serve" with a hundred runs. Without a `display` windows are
/// painted to memory.
std::unique_ptr<QProcess> startChild(const QStringList& role, const QString& display = {});

/// What a child measured. What it did not tell is NaN, which meets no target.
struct Values : std::map<std::string, double> {
    double at(const std::string& name) const;
};
/// "name value" lines of a child; others are passed on. A child that takes longer is ended.
Values readValues(QProcess& child, int patienceMs);

enum class Served { Much, Little };
int serve(Served much);
int syncWindow(int argc, char** argv, const QStringList& arguments);
int residentWindow(int argc, char** argv, const QStringList& arguments);
int filterWindow(int argc, char** argv, const QStringList& arguments);
int serveCluster();
int alertsWindow(int argc, char** argv, const QStringList& arguments);
int startedWindow(int argc, char** argv, const QStringList& arguments);
int idleWindow(int argc, char** argv, const QStringList& arguments);
int packWindow(int argc, char** argv, const QStringList& arguments);
int endpointsWindow(int argc, char** argv, const QStringList& arguments);

} // namespace ph::bench
