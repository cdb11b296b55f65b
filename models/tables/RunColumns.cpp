#include "models/tables/RunColumns.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct AttributeTitle {
    const char* name;
    const char* title;
};

constexpr AttributeTitle titles[] = {
    {attribute::name, QT_TRANSLATE_NOOP("ph::RunColumns", "Run")},
    {attribute::runId, QT_TRANSLATE_NOOP("ph::RunColumns", "Run ID")},
    {attribute::experiment, QT_TRANSLATE_NOOP("ph::RunColumns", "Experiment")},
    {attribute::experimentId, QT_TRANSLATE_NOOP("ph::RunColumns", "Experiment ID")},
    {attribute::connection, QT_TRANSLATE_NOOP("ph::RunColumns", "Connection")},
    {attribute::status, QT_TRANSLATE_NOOP("ph::RunColumns", "Status")},
    {attribute::user, QT_TRANSLATE_NOOP("ph::RunColumns", "User")},
    {attribute::startTime, QT_TRANSLATE_NOOP("ph::RunColumns", "Started")},
    {attribute::endTime, QT_TRANSLATE_NOOP("ph::RunColumns", "Ended")},
    {attribute::duration, QT_TRANSLATE_NOOP("ph::RunColumns", "Duration")},
    {attribute::artifactUri, QT_TRANSLATE_NOOP("ph::RunColumns", "Artifacts")},
    {attribute::lifecycle, QT_TRANSLATE_NOOP("ph::RunColumns", "Lifecycle")},
    {attribute::seen, QT_TRANSLATE_NOOP("ph::RunColumns", "Seen")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("ph::RunColumns", text);
}

} // namespace

ColumnKey attributeColumn(const char* name)
{
    return {ColumnKind::Attribute, QLatin1String(name)};
}

QString columnTitle(const ColumnKey& key)
{
    if (key.kind == ColumnKind::Attribute) {
        for (const auto& known : titles) {
            if (key.name == QLatin1String(known.name))
                return translated(known.title);
        }
    }
    return key.name;
}

QString columnKindTitle(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Attribute:
        return {};
    case ColumnKind::Metric:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "metric"));
    case ColumnKind::Param:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "param"));
    case ColumnKind::Tag:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "tag"));
    case ColumnKind::Dataset:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "dataset"));
    }
    return {};
}

QString columnKindHeading(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Attribute:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "Attributes"));
    case ColumnKind::Metric:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "Metrics"));
    case ColumnKind::Param:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "Params"));
    case ColumnKind::Tag:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "Tags"));
    case ColumnKind::Dataset:
        return translated(QT_TRANSLATE_NOOP("ph::RunColumns", "Datasets"));
    }
    return {};
}

ColumnShape columnShape(const RunTable& table, const ColumnKey& key)
{
    if (key.kind == ColumnKind::Attribute) {
        if (key.name == QLatin1String(attribute::name))
            return ColumnShape::Name;
        if (key.name == QLatin1String(attribute::status))
            return ColumnShape::Status;
        if (key.name == QLatin1String(attribute::duration))
            return ColumnShape::Duration;
    }
    if (key.kind == ColumnKind::Metric)
        return ColumnShape::Number;
    const auto* data = table.find(key);
    if (!data)
        return ColumnShape::Text;
    if (std::holds_alternative<NumberColumn>(*data))
        return ColumnShape::Number;
    if (std::holds_alternative<TimeColumn>(*data))
        return ColumnShape::Time;
    return std::get<TextColumn>(*data).numeric() ? ColumnShape::Number : ColumnShape::Text;
}

} // namespace ph
