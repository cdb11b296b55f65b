#pragma once

#include <QString>

/// Where this build's sources and program lie. Behind functions, in one small library, because a path in a
/// compiler's command would make each test's object this folder's own: another clone could not take it from
/// ccache.
namespace ph::testing {

/// A file or folder of the sources, by its path from the top; the top itself where empty.
QString sourceFile(const QString& path = {});

/// A file or folder below tests/data.
QString data(const QString& path);

/// The program, `pilothouse`. Only tests that depend on its target may run it.
QString program();

/// Loaded into a program, it writes down where that connects to (ConnectionWatch.cpp). Likewise.
QString connectionWatch();

/// What renders the screens, `pilothouse_shots`; likewise.
QString shots();

} // namespace ph::testing
