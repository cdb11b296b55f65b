#pragma once

#include "models/values/ChartSpec.h"
#include "models/values/Error.h"

#include <QUrl>

namespace ph {

// Where the handbook says what to do: "troubleshooting#offline", see HandbookPlace. tst_handbook holds every
// one against the handbook.

QString helpTopicOf(ErrorKind kind);
QString helpTopicOfErrorNamed(const QString& name); ///< as of errorKindName(); empty: none
/// Of a kind of connection as the catalogue names it ("mlflow", "kubernetes"); of others the chapter.
QString helpTopicOfConnection(const QString& kind);
/// How the glossary explains what a chart computes of its runs; empty where it only shows them.
QString helpTopicOf(ChartKind kind);

/// What a link to a topic opens: the window takes these addresses itself, and nothing else does.
inline constexpr char helpScheme[] = "pilothouse-help";
QUrl helpUrl(const QString& topic);
QString topicOfHelpUrl(const QUrl& url);

} // namespace ph
