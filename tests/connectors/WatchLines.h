#pragma once

#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace ph::testing {

/// What a watch has sent, an event a line, as one array.
inline nlohmann::json watchLines(const std::string& body)
{
    auto lines = nlohmann::json::array();
    for (const auto& line : QString::fromStdString(body).split('\n', Qt::SkipEmptyParts))
        lines.push_back(nlohmann::json::parse(line.toStdString()));
    return lines;
}

} // namespace ph::testing
