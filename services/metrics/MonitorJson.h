#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/Time.h"
#include "services/http/Json.h"

#include <QDateTime>

/// What the JSON of a Prometheus and of an Alertmanager have in common.
namespace ph {

/// What is no text among them becomes the reader's mistake.
inline MetricLabels labelsFrom(const JsonReader& labels)
{
    MetricLabels read;
    for (const auto& [name, value] : labels.raw().items())
        read.insert(QString::fromStdString(name), labels.text(name.c_str()));
    return read;
}

/// RFC 3339; the year 1 stands for never.
inline std::int64_t momentFrom(const QString& text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() && time.toMSecsSinceEpoch() > 0 ? time.toMSecsSinceEpoch() : noTime;
}

} // namespace ph
