#pragma once

#include "services/incidents/RecordedIncident.h"
#include "tests/support/Testing.h"

#include <QFile>

namespace ph::testing {

/// One of those that the sample workspace has, too.
inline RecordedIncident recording(const QString& name)
{
    QFile file(sourceFile(QStringLiteral("resources/sample/incidents/%1.json").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", qPrintable(name));
    auto recorded = recordedIncident(file.readAll(), file.fileName());
    if (!recorded)
        qFatal("%s: %s", qPrintable(name), qPrintable(recorded.error().detail));
    return std::move(*recorded);
}

} // namespace ph::testing
