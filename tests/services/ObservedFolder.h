#pragma once

#include "models/values/TimelineTableBuilder.h"
#include "services/observations/ObservedStore.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QTemporaryDir>

namespace ph::testing {

/// Where observations lie for one test.
class ObservedFolder {
public:
    std::filesystem::path file() const
    {
        return std::filesystem::path(dir_.path().toStdString()) / "observed.db";
    }
    std::unique_ptr<ObservedStore> open() const
    {
        auto opened = ObservedStore::open(file());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened->store);
    }
    QStringList files(const QString& pattern) const
    {
        return QDir(dir_.path()).entryList({pattern}, QDir::Files, QDir::Name);
    }

private:
    QTemporaryDir dir_;
};

inline TimelineTablePtr tableOf(ObservedStore& store, std::int64_t fromMs = noTime,
                                std::int64_t toMs = stillGoing)
{
    TimelineTableBuilder builder;
    if (const auto read = store.readTimeline(builder, fromMs, toMs, {}); !read)
        qFatal("%s", qPrintable(read.error().detail));
    return builder.build().value();
}

} // namespace ph::testing
