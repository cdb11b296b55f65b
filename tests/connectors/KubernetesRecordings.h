#pragma once

#include "tests/support/Testing.h"

#include <QLocale>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

namespace ph::testing {

/// A request to a real API server and what it answered.
struct Exchange {
    std::string name;
    nlohmann::json request, response;
};

inline nlohmann::json parsedFile(const QString& path)
{
    std::ifstream stream(path.toStdString());
    return nlohmann::json::parse(stream);
}

inline Exchange recorded(const std::string& name)
{
    const auto file = parsedFile(data("kubernetes/" + QString::fromStdString(name) + ".json"));
    return {name, file.at("request"), file.at("response")};
}

/// In the order of recording, since writes build on each other.
inline std::vector<std::string> recordedNames()
{
    std::vector<std::string> names;
    for (const auto& entry : parsedFile(data("kubernetes/INDEX.json")))
        names.push_back(entry.at("file"));
    return names;
}

inline std::chrono::system_clock::time_point recordedAt(const Exchange& exchange)
{
    const auto text = QString::fromStdString(exchange.response.at("headers").at("Date").get<std::string>());
    auto when = QLocale::c().toDateTime(text.left(25), "ddd, dd MMM yyyy HH:mm:ss");
    when.setTimeZone(QTimeZone::utc());
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
}

} // namespace ph::testing
