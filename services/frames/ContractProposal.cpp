#include "services/frames/ContractProposal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t fewCategories = 20; // more are rarely all that there are

/// A text of JSON is one of YAML, whatever is in it.
QByteArray yamlText(const QString& text)
{
    const auto list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

const char* contractType(FrameType type)
{
    switch (type) {
    case FrameType::Number:
        return "number";
    case FrameType::Integer:
        return "integer";
    case FrameType::Boolean:
        return "boolean";
    case FrameType::Timestamp:
        return "timestamp";
    case FrameType::Category:
    case FrameType::Text:
        break;
    }
    return "text";
}

QByteArray yamlNumber(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// The values of a category column, where all of them were counted.
QByteArray yamlValues(const ColumnProfile& profile)
{
    std::vector<QString> values;
    for (const auto& [text, times] : profile.top)
        values.push_back(text);
    std::sort(values.begin(), values.end());
    QByteArray yaml;
    for (const auto& value : values)
        yaml += "      - " + yamlText(value) + '\n';
    return yaml;
}

QByteArray yamlColumn(const ColumnProfile& profile)
{
    const auto type = profile.column.type;
    QByteArray yaml = "  " + yamlText(profile.column.name) + ":\n    type: " + contractType(type) + '\n';
    if (profile.missing > 0)
        yaml += "    nullable: true\n";
    const bool isQuantity = type == FrameType::Number || type == FrameType::Integer;
    if (isQuantity && std::isfinite(profile.minimum) && profile.column.role != FrameRole::EntityId)
        yaml += "    minimum: " + yamlNumber(profile.minimum) +
                "\n    maximum: " + yamlNumber(profile.maximum) + '\n';
    const bool areFew = profile.distinct > 0 && profile.distinct <= fewCategories;
    if (type == FrameType::Category && areFew && profile.distinct == profile.top.size())
        yaml += "    values:\n" + yamlValues(profile);
    const bool isUnique = profile.distinctError == 0 && profile.distinct == profile.rows && profile.rows > 1;
    if (profile.column.role == FrameRole::EntityId && isUnique)
        yaml += "    unique: true\n";
    return yaml;
}

} // namespace

QByteArray proposedContract(const std::vector<ColumnProfile>& profiles)
{
    QByteArray yaml = "columns:\n";
    std::size_t rows = 0;
    for (const auto& profile : profiles) {
        yaml += yamlColumn(profile);
        rows = std::max(rows, profile.rows);
    }
    return yaml + "other-columns: refuse\nminimum-rows: " +
           QByteArray::number(qulonglong(std::max(rows / 2, std::size_t(1)))) + '\n';
}

} // namespace ph
